package dev.runner.target;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// What a search came upon that its author should know, told once at its end, not for each file.
final class Notices {

  /// Things of one kind: how many, and the first of them in the order of bytes.
  private static final class Kind {
    private long count;
    private Optional<String> first = Optional.empty();

    void add(String example) {
      count++;
      first =
          first
              .filter(it -> ByteOrder.BYTES.compare(it, example) <= 0)
              .or(() -> Optional.of(example));
    }

    void tell(String one, String many, String hint, Consumer<String> warnings) {
      if (first.isPresent()) {
        String told = count == 1 ? one + ": " : count + " " + many + ", first ";
        warnings.accept(told + first.get() + hint);
      }
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
    unreadable.tell(
        "a folder that can't be read was skipped",
        "folders that can't be read were skipped",
        "",
        warnings);
    unnameable.tell(
        "a name that is not valid UTF-8 was skipped",
        "names that are not valid UTF-8 were skipped",
        "",
        warnings);
    links.tell(
        "a symbolic link was not followed",
        "symbolic links were not followed",
        "; `follow_symlinks: true` does",
        warnings);
  }
}
