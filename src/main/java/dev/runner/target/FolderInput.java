package dev.runner.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// The folders below a root: its direct children, or all those that contain something, down to any
/// depth.
///
/// A folder that contains it is not searched further. Hidden folders count as any other, but
/// `.git`, which nobody means.
final class FolderInput implements Input {
  private final Path root;
  private final Search search;
  private final long depth;
  private final Consumer<String> warnings;

  FolderInput(Path root, Search search, Optional<Integer> depth, Consumer<String> warnings) {
    this.root = root;
    this.search = search;
    this.depth = depth.orElse(search.containing().isPresent() ? Integer.MAX_VALUE : 1);
    this.warnings = warnings;
  }

  @Override
  public Origin origin() {
    return new Origin.Found("the search below " + Quoted.path(root.toString()));
  }

  @Override
  public void feed(Intake intake) throws SourceException, InterruptedException {
    Finds finds = new Finds(root, intake);
    Notices notices = new Notices();
    try {
      new Tree(new Below(finds, notices), search.followsLinks(), notices).walk(root, "", depth + 1);
    } catch (IOException e) {
      Failures.ifInterrupted(e);
      throw SourceException.unreadable(
          "the folder " + Quoted.path(root.toString()) + " can't be read: " + Failures.why(e));
    }
    notices.tell(warnings);
    finds.hand();
  }

  /// Counts the levels left, and one.
  private final class Below implements Tree.Guide {
    private final Finds finds;
    private final Notices notices;

    Below(Finds finds, Notices notices) {
      this.finds = finds;
      this.notices = notices;
    }

    @Override
    public long step(long state, String name) {
      return name.equals(".git") ? 0 : state - 1;
    }

    @Override
    public boolean visit(Entry entry, long state) throws InterruptedException {
      return switch (entry.kind()) {
        case FOLDER -> !search.excludes(entry) && enter(entry) && state > 1;
        case LINK -> link(entry);
        case FILE, OTHER -> false;
      };
    }

    private boolean enter(Entry folder) throws InterruptedException {
      boolean found = search.holds(folder);
      if (found && search.wants(folder)) {
        finds.add(folder.relative());
      }
      return !found || search.containing().isEmpty();
    }

    private boolean link(Entry link) {
      if (Files.isDirectory(link.path()) && !search.excludes(link) && search.takes(link)) {
        notices.link(link);
      }
      return false;
    }
  }
}
