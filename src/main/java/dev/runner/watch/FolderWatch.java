package dev.runner.watch;

import dev.runner.glob.GlobException;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Tells which files below some roots have changed, once for each burst of changes.
///
/// A file has changed when it is new, gone, or another by its time of modification, size or
/// identity: one that only was read, or whose mode was set, has not; nor has one that came and went
/// in between, though who looks by himself may have seen it. Links are not followed, but for the
/// folders that lead to a root; pipes, sockets, devices, files whose names are not UTF-8, and those
/// that editors put beside the one that is edited are not seen.
///
/// In work trees of git, what is ignored is not seen, and not even watched; `.git` never is. A
/// `.gitignore` that changes takes effect, and what is no longer ignored is told as new; git's
/// other files of patterns are read again only then.
public final class FolderWatch implements AutoCloseable {
  private final Watches watches;
  private final Dirt dirt = new Dirt();
  private final Tree tree;
  private final Lookout lookout;
  private final Burst burst;
  private final Consumer<Changes> changed;
  private final Consumer<IOException> trouble;
  private final Thread thread = Thread.ofPlatform().name("watch").daemon().unstarted(this::run);
  private boolean troubled;

  private FolderWatch(
      Watches watches, Burst burst, Consumer<Changes> changed, Consumer<IOException> trouble) {
    this.watches = watches;
    this.tree = new Tree(watches, dirt);
    this.lookout = new Lookout(watches, dirt, tree);
    this.burst = burst;
    this.changed = changed;
    this.trouble = trouble;
  }

  /// Watches from the moment that this returns.
  ///
  /// @param changed called on a thread of the watch's own, which misses nothing while it takes its
  ///   time
  /// @param trouble called on that thread when folders that came later can't be watched, once; the
  ///   others still are
  /// @throws WatchLimitException when the system lets no more folders be watched
  /// @throws GlobException when a pattern is none
  public static FolderWatch open(
      WatchSpec spec, Consumer<Changes> changed, Consumer<IOException> trouble)
      throws IOException, GlobException {
    return open(spec, Git.ofThisUser(), changed, trouble);
  }

  static FolderWatch open(
      WatchSpec spec, Git git, Consumer<Changes> changed, Consumer<IOException> trouble)
      throws IOException, GlobException {
    Selection selection = Selection.parse(spec.include(), spec.exclude());
    Watches watches = Watches.open();
    FolderWatch watch = new FolderWatch(watches, new Burst(spec.debounce()), changed, trouble);
    for (Path root : spec.roots()) {
      watch.tree.plant(new Scope.Terms(root, selection, spec.apart(), git));
    }
    int refused = watches.refused();
    if (refused > 0) {
      watches.close();
      throw WatchLimitException.ofFolders(watches.size() + refused);
    }
    watch.thread.start();
    return watch;
  }

  private void run() {
    try {
      while (true) {
        next();
      }
    } catch (ClosedWatchServiceException | InterruptedException _) {
      // It was closed.
    }
  }

  private void next() throws InterruptedException {
    OptionalLong wait = burst.untilDue(System.nanoTime());
    if (wait.isPresent() && wait.getAsLong() == 0) {
      tell();
      return;
    }
    Optional<WatchKey> key =
        wait.isPresent() ? watches.poll(wait.getAsLong()) : Optional.of(watches.take());
    if (key.isPresent() && lookout.heed(key.get())) {
      burst.touched(System.nanoTime());
    }
  }

  private void tell() {
    burst.told();
    Changes changes = new Settlement(tree, dirt).settle();
    int refused = watches.refused();
    if (refused > 0 && !troubled) {
      troubled = true;
      trouble.accept(WatchLimitException.ofFolders(watches.size() + refused));
    }
    if (changes.total() > 0) {
      changed.accept(changes);
    }
  }

  /// Nothing is told any more once this has returned, unless it is called by what is told.
  @Override
  public void close() throws IOException {
    watches.close();
    if (Thread.currentThread().equals(thread)) {
      return;
    }
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
