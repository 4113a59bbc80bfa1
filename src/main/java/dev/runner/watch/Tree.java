package dev.runner.watch;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Folders come and go: watches those that come and all in them, and lets go of the others.
final class Tree {
  private final Watches watches;
  private final Dirt dirt;

  Tree(Watches watches, Dirt dirt) {
    this.watches = watches;
    this.dirt = dirt;
  }

  /// The way to a root and all below it, whose files are remembered as they are.
  ///
  /// @return the top of the file system
  Folder plant(Scope.Terms terms) {
    Path root = Objects.requireNonNull(terms.root().getRoot());
    Folder top = Folder.top(root, new Scope.Way(terms).inside(root));
    Deque<Folder> rest = new ArrayDeque<>(List.of(top));
    while (!rest.isEmpty()) {
      Folder folder = rest.pop();
      watches.add(folder);
      long now = System.currentTimeMillis();
      SortedMap<String, BasicFileAttributes> entries = Entries.in(folder).orElse(new TreeMap<>());
      folder.remember(stamps(folder, entries, now));
      children(folder, entries).forEach(rest::push);
    }
    return top;
  }

  private static SortedMap<String, Long> stamps(
      Folder folder, SortedMap<String, BasicFileAttributes> entries, long now) {
    SortedMap<String, Long> stamps = new TreeMap<>();
    entries.forEach(
        (name, it) -> Memory.stamp(folder, name, it, now).ifPresent(at -> stamps.put(name, at)));
    return stamps;
  }

  /// Watches a folder that is new, and all below it; it is watched before it is listed, so that
  /// what comes in between is noticed.
  void enter(Folder first) {
    Deque<Folder> rest = new ArrayDeque<>(List.of(first));
    while (!rest.isEmpty()) {
      Folder folder = rest.pop();
      watches.add(folder);
      dirt.extend(folder, Dirt.Extent.ANYTHING);
      Entries.in(folder).ifPresent(it -> children(folder, it).forEach(rest::push));
    }
  }

  private List<Folder> children(Folder folder, SortedMap<String, BasicFileAttributes> entries) {
    List<Folder> children = new ArrayList<>();
    entries.forEach((name, it) -> arrived(folder, name, it).ifPresent(children::add));
    return children;
  }

  /// The folder of this name, if it is one to be watched and isn't yet.
  Optional<Folder> arrived(Folder folder, String name, BasicFileAttributes found) {
    if (!isSeen(folder, name, found)) {
      return Optional.empty();
    }
    Object identity = Objects.requireNonNullElse(found.fileKey(), name);
    Folder child = folder.add(name);
    if (child.isWatchedAs(identity)) {
      return Optional.empty();
    }
    watches.drop(child);
    child.identify(identity);
    return Optional.of(child);
  }

  static boolean isSeen(Folder folder, String name, BasicFileAttributes found) {
    return found.isDirectory() && folder.scope().seesFolder(folder.path().resolve(name));
  }

  /// No longer watches a folder and those below it; what was in them stays known.
  void leave(Folder folder) {
    below(folder).forEach(watches::drop);
  }

  /// Knows no longer of a folder in another, and those below it.
  void forget(Folder folder, Folder child) {
    for (Folder one : below(child)) {
      watches.drop(one);
      dirt.forget(one);
    }
    folder.remove(child.name());
  }

  /// What is looked at in a folder may be different from now on, and so below it.
  void rescope(Folder folder) {
    for (Folder one : below(folder)) {
      one.rescope();
      dirt.extend(one, Dirt.Extent.ALL);
    }
  }

  /// A folder and all below it, each before those that are in it.
  static List<Folder> below(Folder folder) {
    List<Folder> all = new ArrayList<>(List.of(folder));
    for (int i = 0; i < all.size(); i++) {
      all.addAll(all.get(i).folders());
    }
    return all;
  }
}
