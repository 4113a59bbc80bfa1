package dev.runner.watch;

import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/// Hears what the system has to tell, and notes which names were touched.
final class Lookout {
  private final Watches watches;
  private final Dirt dirt;
  private final Tree tree;

  Lookout(Watches watches, Dirt dirt, Tree tree) {
    this.watches = watches;
    this.dirt = dirt;
    this.tree = tree;
  }

  /// @return whether it may be of interest
  boolean heed(WatchKey key) {
    boolean relevant = false;
    for (WatchEvent<?> event : key.pollEvents()) {
      for (Folder folder : watches.owners(key)) {
        relevant |= heed(folder, event);
      }
    }
    if (!key.reset()) {
      for (Folder folder : watches.owners(key)) {
        relevant |= gone(folder);
      }
    }
    return relevant;
  }

  private boolean heed(Folder folder, WatchEvent<?> event) {
    if (event.kind().equals(StandardWatchEventKinds.OVERFLOW)) {
      dirt.extend(folder, Dirt.Extent.ANYTHING);
      return true;
    }
    return examine(folder, String.valueOf(event.context()));
  }

  /// A folder was deleted, though there may be another in its place already.
  private boolean gone(Folder folder) {
    watches.drop(folder);
    return folder.parent().map(it -> examine(it, folder.name())).orElse(false);
  }

  private boolean examine(Folder folder, String name) {
    Path path = folder.path().resolve(name);
    boolean asFile = Memory.isRule(name) || folder.scope().seesFile(path);
    if (!asFile && !folder.scope().seesFolder(path)) {
      return false;
    }
    Optional<BasicFileAttributes> found = Entries.at(folder, name);
    boolean relevant =
        found.filter(it -> Tree.isSeen(folder, name, it)).isPresent()
            ? enter(folder, name, found.orElseThrow())
            : leave(folder, name) || asFile;
    if (relevant) {
      dirt.touch(folder, name);
    }
    return relevant;
  }

  private boolean enter(Folder folder, String name, BasicFileAttributes found) {
    Optional<Folder> arrived = tree.arrived(folder, name, found);
    arrived.ifPresent(tree::enter);
    return arrived.isPresent();
  }

  private boolean leave(Folder folder, String name) {
    Optional<Folder> known = folder.folder(name);
    known.ifPresent(tree::leave);
    return known.isPresent();
  }
}
