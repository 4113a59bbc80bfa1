package dev.runner.target;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// What a search came upon that its author should know, told once at its end, not for each file.
final class Notices {

  /// Things of one kind: how many, and one of them.
  private static final class Kind {
    private long count;
    private Optional<String> first = Optional.empty();

    void add(String example) {
      count++;
      first = first.or(() -> Optional.of(example));
    }

    void tell(String what, String hint, Consumer<String> warnings) {
      if (first.isPresent()) {
        warnings.accept(count(what) + first.get() + hint);
      }
    }

    private String count(String what) {
      return count == 1 ? "a " + what + ": " : count + " times a " + what + ", first ";
    }
  }

  private final Kind unreadable = new Kind();
  private final Kind unnameable = new Kind();
  private final Kind links = new Kind();

  void unreadable(Path path, IOException why) {
    unreadable.add(Quoted.path(path.toString()) + " (" + Failures.why(why) + ")");
  }

  /// A name that isn't valid in the encoding of file names.
  void unnameable(Path path) {
    unnameable.add(Quoted.path(path.toString()));
  }

  /// A symbolic link that would be a target if links were followed.
  void link(Entry entry) {
    links.add(Quoted.path(entry.relative()));
  }

  void tell(Consumer<String> warnings) {
    unreadable.tell("folder that can't be read was skipped", "", warnings);
    unnameable.tell("name that is not valid UTF-8 was skipped", "", warnings);
    links.tell("symbolic link was not followed", "; `follow_symlinks: true` does", warnings);
  }
}
