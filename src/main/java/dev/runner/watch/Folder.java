package dev.runner.watch;

import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A folder that is watched, or one that was until what was in it is told to be gone. Used by one
/// thread.
final class Folder {
  private final Optional<Folder> parent;
  private final Path path;
  private final SortedMap<String, Folder> folders = new TreeMap<>();
  private Scope scope;
  private Listing files = Listing.EMPTY;
  private Optional<Object> identity = Optional.empty();
  private Optional<WatchKey> key = Optional.empty();

  private Folder(Optional<Folder> parent, Path path, Scope scope) {
    this.parent = parent;
    this.path = path;
    this.scope = scope;
  }

  /// The top of a file system.
  static Folder top(Path path, Scope scope) {
    return new Folder(Optional.empty(), path, scope);
  }

  Optional<Folder> parent() {
    return parent;
  }

  Path path() {
    return path;
  }

  String name() {
    return String.valueOf(path.getFileName());
  }

  Scope scope() {
    return scope;
  }

  /// Asks again what is looked at, after the folder that it is in was asked.
  void rescope() {
    parent.ifPresent(it -> scope = it.scope.inside(path));
  }

  Collection<Folder> folders() {
    return List.copyOf(folders.values());
  }

  Optional<Folder> folder(String name) {
    return Optional.ofNullable(folders.get(name));
  }

  Folder add(String name) {
    Path child = path.resolve(name);
    return folders.computeIfAbsent(
        name, _ -> new Folder(Optional.of(this), child, scope.inside(child)));
  }

  void remove(String name) {
    folders.remove(name);
  }

  SortedMap<String, Long> files() {
    return files.files();
  }

  void remember(SortedMap<String, Long> now) {
    files = Listing.of(now);
  }

  Optional<WatchKey> key() {
    return key;
  }

  void watchedBy(Optional<WatchKey> by) {
    key = by;
  }

  /// Whether it is this very folder that is watched.
  boolean isWatchedAs(Object one) {
    return key.isPresent() && key.get().isValid() && identity.equals(Optional.of(one));
  }

  void identify(Object one) {
    identity = Optional.of(one);
  }
}
