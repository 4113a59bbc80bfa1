package dev.runner.watch;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Which names of which folders were touched since they were last looked at.
final class Dirt {
  /// So many names of one folder are as good as all.
  private static final int MANY = 2000;

  /// How much of a folder is to be looked at.
  enum Extent {
    /// What was touched.
    NAMES,
    /// All, though nothing else was touched.
    ALL,
    /// All, since anything may have been touched.
    ANYTHING
  }

  /// What was touched in a folder.
  record Touched(Set<String> names, Extent extent) {
    boolean mayHave(String name) {
      return extent == Extent.ANYTHING || names.contains(name);
    }
  }

  private final Map<Folder, Touched> folders = new HashMap<>();
  private final TreeSet<Folder> order =
      new TreeSet<>(
          Comparator.comparing(Folder::path).thenComparing(it -> it.scope().terms().root()));

  boolean isEmpty() {
    return folders.isEmpty();
  }

  void touch(Folder folder, String name) {
    Touched touched = touched(folder);
    if (touched.names().size() < MANY) {
      touched.names().add(name);
    } else {
      extend(folder, Extent.ANYTHING);
    }
  }

  /// So much of a folder is to be looked at, or more.
  void extend(Folder folder, Extent extent) {
    Touched touched = touched(folder);
    boolean more = extent.compareTo(touched.extent()) > 0;
    folders.put(folder, new Touched(touched.names(), more ? extent : touched.extent()));
  }

  void add(Folder folder, Touched touched) {
    touched.names().forEach(it -> touch(folder, it));
    extend(folder, touched.extent());
  }

  private Touched touched(Folder folder) {
    order.add(folder);
    return folders.computeIfAbsent(folder, _ -> new Touched(new HashSet<>(), Extent.NAMES));
  }

  void forget(Folder folder) {
    order.remove(folder);
    folders.remove(folder);
  }

  /// A folder that has been touched; those that it is in come first.
  Optional<Folder> first() {
    return order.isEmpty() ? Optional.empty() : Optional.of(order.first());
  }

  /// What was touched in a folder, which is then clean.
  Touched clean(Folder folder) {
    Touched touched = touched(folder);
    forget(folder);
    return touched;
  }
}
