package dev.runner.read;

import dev.runner.plan.Included;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.text.Span;
import dev.runner.yaml.Node;
import dev.runner.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Reads the files that a plan includes, and those that they include: each once, those that a file
/// includes before the file itself.
final class IncludedFiles {
  private static final String FILES = "a file such as `jobs/build.yaml`, or a list of files";
  private static final String FILE = "a mapping with " + Phrases.list(Inclusion.SECTIONS);
  private static final int MOST = 50;
  private static final int DEEPEST = 10;

  private final Path home;
  private final Problems problems;
  private final List<Included> all = new ArrayList<>();
  private final Set<Path> seen = new HashSet<>();
  private final Deque<Place> open = new ArrayDeque<>();
  private boolean complete = true;
  private int room = TextFile.LARGEST;

  /// A file that is being read.
  ///
  /// @param real its path without symbolic links
  private record Place(Path real, Path folder, Source source) {}

  IncludedFiles(Source plan, Given given, Problems problems) {
    this.home = given.home();
    this.problems = problems;
    Path name = Path.of(plan.name()).getFileName();
    Path file = name == null ? given.folder() : given.folder().resolve(name);
    open.push(new Place(TextFile.real(file), given.folder(), plan));
  }

  /// Those that were read, in their order.
  List<Included> all() {
    return all;
  }

  /// Whether all could be read.
  boolean complete() {
    return complete;
  }

  /// Reads what stands under `include` in the file that is open.
  void under(Node.Entry include, Consumer<Node.Mapping> reader) {
    switch (include.value()) {
      case Node.Sequence list -> list.items().forEach(it -> file(it, reader));
      case Node.Scalar scalar when nothing(scalar) -> {
        complete = false;
        refuse(include.key().span(), "`include` has no value", "give it one, or leave the key out");
      }
      case Node.Scalar scalar -> file(scalar, reader);
      case Node.Mapping mapping ->
          complete &= new Shapes(problems).wrong(mapping, FILES, "").isPresent();
    }
  }

  private void file(Node node, Consumer<Node.Mapping> reader) {
    Optional<Node.Scalar> scalar = new Expressions(problems).string(node);
    complete &= scalar.isPresent();
    scalar.filter(this::literal).ifPresent(it -> file(it.value(), it.span(), reader));
  }

  private boolean literal(Node.Scalar scalar) {
    return !scalar.value().contains("${{")
        || refuse(
            scalar.span(),
            "`${{ }}` is not known yet where files are included",
            "write the path as it is");
  }

  private void file(String written, Span span, Consumer<Node.Mapping> reader) {
    try {
      Place from = open.getFirst();
      Path path = new Places(from.folder(), home).path(written).normalize();
      boolean within = !written.startsWith("~") && !Path.of(written).isAbsolute();
      String shown =
          within
              ? Path.of(from.source().name()).resolveSibling(written).normalize().toString()
              : path.toString();
      file(path, shown, span, reader);
    } catch (InvalidPathException e) {
      refuse(span, Shapes.quoted(written) + " is no path: " + e.getReason(), "");
    }
  }

  private void file(Path path, String shown, Span span, Consumer<Node.Mapping> reader) {
    Path real = TextFile.real(path);
    if (open.stream().anyMatch(it -> it.real().equals(real))) {
      refuse(span, circle(real, shown), "leave it out");
    } else if (seen.size() == MOST || open.size() > DEEPEST) {
      refuse(
          span,
          seen.size() == MOST
              ? "a plan includes at most " + MOST + " files"
              : "files include each other at most " + DEEPEST + " deep",
          "");
    } else if (seen.add(real)) {
      text(path, shown, span)
          .ifPresent(it -> read(new Place(real, TextFile.folder(path), it), path, reader));
    }
  }

  private String circle(Path real, String shown) {
    StringBuilder way = new StringBuilder();
    for (Place place : List.copyOf(open).reversed()) {
      if (way.length() > 0 || place.real().equals(real)) {
        way.append(place.source().name()).append(" -> ");
      }
    }
    return "this includes itself: " + way + shown;
  }

  private Optional<Source> text(Path path, String shown, Span span) {
    try {
      String text = TextFile.text(path, room);
      room -= text.length();
      return Optional.of(new Source(shown, text));
    } catch (TextFile.Unfit e) {
      complete = false;
      refuse(span, Shapes.quoted(shown) + " " + e.getMessage(), "");
    } catch (IOException e) {
      complete = false;
      refuse(
          span,
          Shapes.quoted(shown.isEmpty() ? "." : shown) + " can't be read: " + TextFile.why(path, e),
          "");
    }
    return Optional.empty();
  }

  private void read(Place place, Path path, Consumer<Node.Mapping> reader) {
    all.add(new Included(path, place.source()));
    Problems mine = new Problems();
    Optional<Node> root = YamlReader.read(place.source(), mine);
    complete &= !mine.any();
    problems.addAll(mine);
    Optional<Node.Mapping> mapping =
        root.filter(it -> !nothing(it)).flatMap(it -> new Shapes(problems).mapping(it, FILE));
    open.push(place);
    mapping
        .flatMap(it -> Inclusion.entry(it, Inclusion.INCLUDE))
        .ifPresent(it -> under(it, reader));
    open.pop();
    mapping.ifPresent(it -> reader.accept(it));
  }

  private static boolean nothing(Node root) {
    return root instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.NULL;
  }

  private boolean refuse(Span span, String message, String hint) {
    problems.error(span, message, hint);
    return false;
  }
}
