package dev.runner.watch;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Compares all that was touched with what is remembered, and remembers it anew. For one use.
final class Settlement {
  private final Tree tree;
  private final Dirt dirt;
  private final Set<Folder> reread = new HashSet<>();
  private final Changes.Gathering changed = new Changes.Gathering();

  Settlement(Tree tree, Dirt dirt) {
    this.tree = tree;
    this.dirt = dirt;
  }

  Changes settle() {
    for (var next = dirt.first(); next.isPresent(); next = dirt.first()) {
      settle(next.get(), dirt.clean(next.get()));
    }
    return changed.changes();
  }

  private void settle(Folder folder, Dirt.Touched touched) {
    SortedMap<String, Long> files = folder.files();
    long now = System.currentTimeMillis();
    look(folder, touched, files).ifPresent(it -> settle(new Look(folder, touched, it, files, now)));
  }

  private static Optional<Map<String, Optional<BasicFileAttributes>>> look(
      Folder folder, Dirt.Touched touched, SortedMap<String, Long> files) {
    return switch (touched.extent()) {
      case NAMES -> Optional.of(some(folder, touched.names()));
      case ALL, ANYTHING -> all(folder, files);
    };
  }

  private void settle(Look look) {
    if (look.rulesChanged() && reread.add(look.folder())) {
      tree.rescope(look.folder());
      dirt.add(look.folder(), look.touched());
      return;
    }
    look.found().forEach((name, it) -> compare(look, name, it));
    look.folder().remember(look.files());
  }

  /// Nothing where the folder can't be read: then what is known of it stands.
  private static Optional<Map<String, Optional<BasicFileAttributes>>> all(
      Folder folder, SortedMap<String, Long> files) {
    return Entries.in(folder).map(entries -> all(folder, files, entries));
  }

  private static Map<String, Optional<BasicFileAttributes>> all(
      Folder folder,
      SortedMap<String, Long> files,
      SortedMap<String, BasicFileAttributes> entries) {
    Set<String> names = new TreeSet<>(entries.keySet());
    names.addAll(files.keySet());
    folder.folders().forEach(it -> names.add(it.name()));
    Map<String, Optional<BasicFileAttributes>> all = new TreeMap<>();
    names.forEach(it -> all.put(it, Optional.ofNullable(entries.get(it))));
    return all;
  }

  private static Map<String, Optional<BasicFileAttributes>> some(Folder folder, Set<String> names) {
    Map<String, Optional<BasicFileAttributes>> some = new TreeMap<>();
    names.forEach(it -> some.put(it, Entries.at(folder, it)));
    return some;
  }

  private void compare(Look look, String name, Optional<BasicFileAttributes> found) {
    compareFolder(look.folder(), name, found);
    tell(look.folder(), name, look.remember(name));
  }

  private void compareFolder(Folder folder, String name, Optional<BasicFileAttributes> found) {
    if (found.filter(it -> Tree.isSeen(folder, name, it)).isPresent()) {
      tree.arrived(folder, name, found.orElseThrow()).ifPresent(tree::enter);
      return;
    }
    folder.folder(name).ifPresent(child -> drop(folder, child, found));
  }

  /// A folder that is there, but of no interest any more, is forgotten without a word.
  private void drop(Folder folder, Folder child, Optional<BasicFileAttributes> found) {
    if (found.filter(BasicFileAttributes::isDirectory).isEmpty()) {
      for (Folder one : Tree.below(child)) {
        one.files().keySet().forEach(name -> tell(one, name, true));
      }
    }
    tree.forget(folder, child);
  }

  private void tell(Folder folder, String name, boolean isChange) {
    Path path = folder.path().resolve(name);
    if (isChange && folder.scope().seesFile(path)) {
      changed.add(path);
    }
  }
}
