package dev.runner.watch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is remembered of the files in a folder: names and [Stamp]s, packed, since there may be
/// hundreds of thousands in all.
final class Listing {
  static final Listing EMPTY = new Listing(new byte[0], new long[0]);

  /// Each name as UTF-8, and a slash.
  private final byte[] names;

  private final long[] stamps;

  private Listing(byte[] names, long[] stamps) {
    this.names = names;
    this.stamps = stamps;
  }

  static Listing of(SortedMap<String, Long> files) {
    if (files.isEmpty()) {
      return EMPTY;
    }
    ByteArrayOutputStream names = new ByteArrayOutputStream();
    files.keySet().forEach(it -> names.writeBytes((it + "/").getBytes(StandardCharsets.UTF_8)));
    return new Listing(
        names.toByteArray(), files.values().stream().mapToLong(Long::longValue).toArray());
  }

  SortedMap<String, Long> files() {
    SortedMap<String, Long> files = new TreeMap<>();
    String text = new String(names, StandardCharsets.UTF_8);
    int at = 0;
    for (long stamp : stamps) {
      int end = text.indexOf('/', at);
      files.put(text.substring(at, end), stamp);
      at = end + 1;
    }
    return files;
  }
}
