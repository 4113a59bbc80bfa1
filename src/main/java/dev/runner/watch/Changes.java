package dev.runner.watch;

import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// The files that are new, gone, or not what they were when last told of.
///
/// @param paths absolute, below the root as it was given; the first [#MOST] of them if there are
///   more
/// @param total how many there are in all
public record Changes(SortedSet<Path> paths, int total) {
  /// How many paths are kept at most.
  public static final int MOST = 1000;

  public Changes {
    paths = Collections.unmodifiableSortedSet(new TreeSet<>(paths));
  }

  /// Whether all of them are named.
  public boolean complete() {
    return paths.size() == total;
  }

  /// Gathers them. One that is below two roots is counted twice where it is not kept.
  static final class Gathering {
    private final TreeSet<Path> paths = new TreeSet<>();
    private int total;

    void add(Path path) {
      if (paths.add(path)) {
        total++;
        if (paths.size() > MOST) {
          paths.pollLast();
        }
      }
    }

    Changes changes() {
      return new Changes(paths, total);
    }
  }
}
