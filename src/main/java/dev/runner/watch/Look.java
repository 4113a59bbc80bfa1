package dev.runner.watch;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// What was found in a folder, beside what is remembered of it.
///
/// @param found each name that was looked at, and what is there
/// @param files what is remembered; it becomes what is to be remembered
/// @param time when the looking began, in milliseconds since 1970
record Look(
    Folder folder,
    Dirt.Touched touched,
    Map<String, Optional<BasicFileAttributes>> found,
    SortedMap<String, Long> files,
    long time) {

  /// Whether git may ignore something else from now on.
  boolean rulesChanged() {
    return found.keySet().stream().anyMatch(it -> Memory.isRule(it) && !isSame(it, stamp(it)));
  }

  /// @return whether something else was remembered before
  boolean remember(String name) {
    Optional<Long> stamp = stamp(name);
    boolean same = isSame(name, stamp);
    files.remove(name);
    stamp.ifPresent(it -> files.put(name, it));
    return !same;
  }

  private boolean isSame(String name, Optional<Long> after) {
    Optional<Long> before = Optional.ofNullable(files.get(name));
    return before.isPresent() && after.isPresent()
        ? Stamp.same(before.get(), after.get(), touched.mayHave(name))
        : before.isEmpty() && after.isEmpty();
  }

  private Optional<Long> stamp(String name) {
    return found
        .getOrDefault(name, Optional.empty())
        .flatMap(it -> Memory.stamp(folder, name, it, time));
  }
}
