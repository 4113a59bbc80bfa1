package dev.runner.event;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Files that are new, gone, or not what they were.
///
/// @param paths absolute; the first of them where there are very many
/// @param total how many there are in all
public record FileChanges(SortedSet<Path> paths, int total) {
  /// How many paths are kept at most.
  public static final int MOST = 1000;

  private static final int SHOWN = 3;

  public static final FileChanges NONE = new FileChanges(new TreeSet<>(), 0);

  public FileChanges {
    paths = Collections.unmodifiableSortedSet(new TreeSet<>(paths));
  }

  /// What has changed, in a few words, with paths below a folder as they are from there.
  public String text(Path folder) {
    List<String> names =
        paths.stream()
            .limit(SHOWN)
            .map(it -> (it.startsWith(folder) ? folder.relativize(it) : it).toString())
            .toList();
    return total > names.size()
        ? String.join(", ", names) + " and " + (total - names.size()) + " more"
        : String.join(", ", names);
  }

  /// Both together. A file that is in both counts twice where not all are named.
  public FileChanges and(FileChanges other) {
    TreeSet<Path> all = new TreeSet<>(paths);
    all.addAll(other.paths);
    int named = all.size();
    int unnamed = total - paths.size() + other.total - other.paths.size();
    while (all.size() > MOST) {
      all.pollLast();
    }
    return new FileChanges(all, named + unnamed);
  }
}
