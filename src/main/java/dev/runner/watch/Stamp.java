package dev.runner.watch;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// What tells a file's versions apart, in one number: its time of modification, its size, and which
/// file it is.
final class Stamp {
  /// Set for a file that may have been modified again since, without a later time.
  private static final long UNSURE = 1;

  /// No kernel counts the time of files in longer steps than 10 ms.
  private static final long STEP = TimeUnit.MILLISECONDS.toNanos(20);

  /// Except on file systems that only know seconds, or pairs of them.
  private static final long LONG_STEP = TimeUnit.SECONDS.toNanos(2);

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private Stamp() {}

  /// @param now a time before the file was looked at, in milliseconds since 1970
  static long of(BasicFileAttributes file, long now) {
    long modified = file.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    long age = TimeUnit.MILLISECONDS.toNanos(now) - modified;
    boolean sure = age >= (modified % SECOND == 0 ? LONG_STEP : STEP);
    long mixed = mix(mix(mix(modified) + file.size()) + Objects.hashCode(file.fileKey()));
    return sure ? mixed & ~UNSURE : mixed | UNSURE;
  }

  /// @param doubtful whether the file may have been written in between
  static boolean same(long before, long after, boolean doubtful) {
    return (before | UNSURE) == (after | UNSURE) && !(doubtful && (before & UNSURE) != 0);
  }

  /// The finalizer of SplitMix64 (Steele, Lea and Flood: Fast splittable pseudorandom number
  /// generators, 2014).
  private static long mix(long value) {
    long mixed = value + 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ mixed >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }
}
