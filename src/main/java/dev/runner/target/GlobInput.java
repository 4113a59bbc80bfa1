package dev.runner.target;

import dev.runner.glob.Glob;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The files, or the folders, that match path patterns, as a shell with `globstar` expands them.
final class GlobInput implements Input {

  /// One pattern as it was written, and what it stands for.
  record Written(String text, List<Pattern> patterns) {}

  private final Entry.Kind wanted;
  private final List<Written> globs;
  private final Search search;
  private final Locations locations;
  private final Consumer<String> warnings;

  GlobInput(
      Entry.Kind wanted,
      List<Written> globs,
      Search search,
      Locations locations,
      Consumer<String> warnings) {
    this.wanted = wanted;
    this.globs = List.copyOf(globs);
    this.search = search;
    this.locations = locations;
    this.warnings = warnings;
  }

  @Override
  public Origin origin() {
    List<String> written = new ArrayList<>();
    globs.forEach(it -> written.add(Quoted.word(it.text())));
    return new Origin.Found("the pattern " + String.join(", ", written));
  }

  @Override
  public void feed(Intake intake) throws SourceException, InterruptedException {
    Finds finds = new Finds(locations.plan(), intake);
    Notices notices = new Notices();
    for (Written glob : globs) {
      int before = finds.size();
      for (Pattern pattern : glob.patterns()) {
        expand(pattern, finds, notices);
      }
      if (finds.size() == before && globs.size() > 1) {
        warnings.accept("nothing is found by the pattern " + Quoted.word(glob.text()));
      }
    }
    notices.tell(warnings);
    finds.hand();
  }

  private void expand(Pattern pattern, Finds finds, Notices notices)
      throws SourceException, InterruptedException {
    Along guide = new Along(pattern.rest(), finds, notices);
    if (pattern.rest().isEmpty()) {
      guide.literally(pattern.base());
    } else if (Files.isDirectory(pattern.base())) {
      walk(pattern, guide, notices);
    }
  }

  private void walk(Pattern pattern, Along guide, Notices notices)
      throws SourceException, InterruptedException {
    try {
      new Tree(guide, search.followsLinks(), notices)
          .walk(pattern.base(), prefix(pattern.base()), pattern.rest().start());
    } catch (AccessDeniedException e) {
      throw SourceException.unreadable(
          "the folder "
              + Quoted.path(pattern.base().toString())
              + " can't be read: "
              + Failures.why(e));
    } catch (IOException e) {
      Failures.ifInterrupted(e);
      notices.unreadable(pattern.base(), e);
    }
  }

  private String prefix(Path base) {
    String shown = base.equals(locations.plan()) ? "" : locations.shown(base);
    return shown.isEmpty() || shown.endsWith("/") ? shown : shown + "/";
  }

  /// Follows a pattern, name by name.
  private final class Along implements Tree.Guide {
    private final Glob glob;
    private final Finds finds;
    private final Notices notices;

    Along(Glob glob, Finds finds, Notices notices) {
      this.glob = glob;
      this.finds = finds;
      this.notices = notices;
    }

    /// A path without wildcards, through links, as it was written.
    void literally(Path path) throws InterruptedException {
      Entry.Kind kind =
          Files.isDirectory(path)
              ? Entry.Kind.FOLDER
              : Files.isRegularFile(path) ? Entry.Kind.FILE : Entry.Kind.OTHER;
      Path name = path.getFileName();
      visit(
          new Entry(path, locations.shown(path), name == null ? "/" : name.toString(), kind),
          glob.start());
    }

    @Override
    public long step(long state, String name) {
      return glob.step(state, name);
    }

    @Override
    public boolean visit(Entry entry, long state) throws InterruptedException {
      if (search.excludes(entry)) {
        return false;
      }
      boolean found = glob.accepts(state) && entry.kind() == wanted && search.takes(entry);
      if (found) {
        finds.add(entry.relative());
      } else if (entry.kind() == Entry.Kind.LINK && leads(entry, state)) {
        notices.link(entry);
      }
      return glob.goesOn(state) && !(found && search.containing().isPresent());
    }

    /// Whether a link that is not followed would lead to a target.
    private boolean leads(Entry link, long state) {
      return glob.accepts(state)
          && search.takes(link)
          && (wanted == Entry.Kind.FOLDER
              ? Files.isDirectory(link.path())
              : Files.isRegularFile(link.path()));
    }
  }
}
