package dev.runner.watch;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Which folders the system tells of. It knows a folder by what it is, not by its path: one that
/// was moved, or that lies in two roots, has one key for several of our folders. Used by one
/// thread; only [#close] may be called by others.
final class Watches implements AutoCloseable {
  private static final WatchEvent.Kind<?>[] KINDS = {
    StandardWatchEventKinds.ENTRY_CREATE,
    StandardWatchEventKinds.ENTRY_DELETE,
    StandardWatchEventKinds.ENTRY_MODIFY
  };

  private final WatchService service;
  private final Map<WatchKey, Set<Folder>> owners = new HashMap<>();
  private int refused;

  private Watches(WatchService service) {
    this.service = service;
  }

  static Watches open() throws IOException {
    try {
      return new Watches(FileSystems.getDefault().newWatchService());
    } catch (IOException e) {
      throw isLimit(e) ? WatchLimitException.ofWatchers() : e;
    }
  }

  /// Watches a folder; one that is gone or can't be read is passed over.
  void add(Folder folder) {
    try {
      WatchKey key = folder.path().register(service, KINDS);
      owners.computeIfAbsent(key, _ -> new HashSet<>()).add(folder);
      folder.watchedBy(Optional.of(key));
    } catch (IOException e) {
      refused += isLimit(e) ? 1 : 0;
    }
  }

  void drop(Folder folder) {
    folder.key().ifPresent(key -> drop(folder, key));
    folder.watchedBy(Optional.empty());
  }

  private void drop(Folder folder, WatchKey key) {
    Set<Folder> others = owners.getOrDefault(key, Set.of());
    if (others.remove(folder) && others.isEmpty()) {
      owners.remove(key);
      key.cancel();
    }
  }

  Set<Folder> owners(WatchKey key) {
    return Set.copyOf(owners.getOrDefault(key, Set.of()));
  }

  int size() {
    return owners.size();
  }

  /// How many folders the system refused to watch since this was last asked.
  int refused() {
    int since = refused;
    refused = 0;
    return since;
  }

  WatchKey take() throws InterruptedException {
    return service.take();
  }

  Optional<WatchKey> poll(long nanos) throws InterruptedException {
    return Optional.ofNullable(service.poll(nanos, TimeUnit.NANOSECONDS));
  }

  /// The JDK has no other sign of it than its message.
  private static boolean isLimit(IOException failure) {
    return String.valueOf(failure.getMessage()).contains("User limit of inotify");
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
