package dev.runner.target;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;

/// Goes through the folders below one, each only once, as far as a [Guide] leads.
///
/// Links are followed only when asked, and then after all that is no link, in the order of their
/// paths: so what is found doesn't depend on the order in which a file system lists its entries,
/// and a circle of links ends.
final class Tree {

  /// Decides, without looking at the file system, where to go; its state is a number of its own
  /// meaning.
  interface Guide {
    /// The state for an entry of this name in a folder with this state; 0: it is of no interest.
    long step(long state, String name);

    /// Looks at an entry of interest.
    ///
    /// @return whether to go into it, if it is a folder
    boolean visit(Entry entry, long state) throws SourceException, InterruptedException;
  }

  /// A place to go on from.
  private record Stop(Path path, String relative, long state) {}

  private final Guide guide;
  private final boolean followsLinks;
  private final Notices notices;
  private final Deque<Stop> folders = new ArrayDeque<>();
  private final PriorityQueue<Stop> links =
      new PriorityQueue<>(
          (one, other) -> ByteOrder.BYTES.compare(one.relative(), other.relative()));
  private final Set<Object> visited = new HashSet<>();

  Tree(Guide guide, boolean followsLinks, Notices notices) {
    this.guide = guide;
    this.followsLinks = followsLinks;
    this.notices = notices;
  }

  /// @param relative what the paths of entries begin with; empty, or ending with a slash
  void walk(Path root, String relative, long state)
      throws SourceException, InterruptedException, IOException {
    fresh(Files.readAttributes(root, BasicFileAttributes.class));
    list(new Stop(root, relative, state));
    while (!folders.isEmpty() || !links.isEmpty()) {
      if (folders.isEmpty()) {
        follow(links.remove());
      } else {
        go(folders.pop());
      }
    }
  }

  private void go(Stop folder) throws SourceException, InterruptedException {
    try {
      list(folder);
    } catch (IOException e) {
      notices.unreadable(folder.path(), e);
    }
  }

  private void list(Stop folder) throws SourceException, InterruptedException, IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.path())) {
      for (Path path : entries) {
        meet(path, folder);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private void meet(Path path, Stop folder) throws SourceException, InterruptedException {
    String name = String.valueOf(path.getFileName());
    long state = guide.step(folder.state(), name);
    if (state == 0) {
      return;
    }
    if (Decoded.wrongly(path, name)) {
      notices.unnameable(path);
    } else {
      look(new Stop(path, folder.relative() + name, state), name);
    }
  }

  private void look(Stop at, String name) throws SourceException, InterruptedException {
    try {
      BasicFileAttributes found =
          Files.readAttributes(at.path(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (found.isSymbolicLink() && followsLinks) {
        links.add(at);
      } else {
        visit(at, name, found);
      }
    } catch (NoSuchFileException _) {
      // It was there a moment ago; now it isn't.
    } catch (IOException e) {
      notices.unreadable(at.path(), e);
    }
  }

  private void follow(Stop link) throws SourceException, InterruptedException {
    String name = String.valueOf(link.path().getFileName());
    try {
      visit(link, name, Files.readAttributes(link.path(), BasicFileAttributes.class));
    } catch (IOException _) {
      guide.visit(new Entry(link.path(), link.relative(), name, Entry.Kind.LINK), link.state());
    }
  }

  private void visit(Stop at, String name, BasicFileAttributes found)
      throws SourceException, InterruptedException {
    Entry entry = new Entry(at.path(), at.relative(), name, kind(found));
    if (found.isDirectory() && !fresh(found)) {
      return;
    }
    if (guide.visit(entry, at.state()) && found.isDirectory()) {
      folders.push(new Stop(at.path(), at.relative() + "/", at.state()));
    }
  }

  /// Without links each folder is met once anyway.
  private boolean fresh(BasicFileAttributes folder) {
    Object key = folder.fileKey();
    return !followsLinks || key == null || visited.add(key);
  }

  private static Entry.Kind kind(BasicFileAttributes found) {
    return found.isDirectory()
        ? Entry.Kind.FOLDER
        : found.isRegularFile()
            ? Entry.Kind.FILE
            : found.isSymbolicLink() ? Entry.Kind.LINK : Entry.Kind.OTHER;
  }
}
