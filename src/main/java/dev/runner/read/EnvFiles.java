package dev.runner.read;

import dev.runner.expr.Template;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.text.Span;
import dev.runner.yaml.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `env_file`: the files that variables come from, each once. What is written in one is
/// checked with the plan; one that can't be read is told apart, since the plan may be right.
final class EnvFiles {
  private static final int LARGEST = 1 << 20;

  private final Source plan;
  private final Places places;
  private final Problems problems;
  private final Map<Path, Map<String, Template>> read = new HashMap<>();
  private final List<String> unreadable = new ArrayList<>();
  private boolean complete = true;

  EnvFiles(Source plan, Given given, Problems problems) {
    this.plan = plan;
    this.places = new Places(given.folder(), given.home());
    this.problems = problems;
  }

  /// The variables of one file or several, the later ones winning.
  Optional<Map<String, Template>> read(Node node, Settings settings) {
    return switch (node) {
      case Node.Sequence list -> Optional.of(all(list.items(), settings));
      case Node.Scalar _ -> Optional.of(all(List.of(node), settings));
      case Node.Mapping _ ->
          settings.shapes().wrong(node, "a file such as `.env`, or a list of files", "");
    };
  }

  /// Whether all files asked for so far were read, and nothing was wrong with them.
  boolean complete() {
    return complete;
  }

  /// Where the files' paths start, and all others of the plan.
  Places places() {
    return places;
  }

  /// Which can't be read, each with its place and why.
  List<String> unreadable() {
    return unreadable;
  }

  private Map<String, Template> all(List<Node> files, Settings settings) {
    Map<String, Template> variables = new LinkedHashMap<>();
    for (Node file : files) {
      Optional<String> path = settings.text(file);
      complete &= path.isPresent();
      path.ifPresent(it -> variables.putAll(file(it, file.span())));
    }
    return variables;
  }

  private Map<String, Template> file(String written, Span span) {
    if (written.isEmpty()) {
      return refused(span, "the path is empty");
    }
    try {
      return file(places.path(written), written, span);
    } catch (InvalidPathException e) {
      return refused(span, Shapes.quoted(written) + " is no path: " + e.getReason());
    }
  }

  private Map<String, Template> file(Path path, String written, Span span) {
    Map<String, Template> known = read.get(path);
    if (known != null) {
      return known;
    }
    Map<String, Template> variables = variables(path, written, span);
    read.put(path, variables);
    return variables;
  }

  private Map<String, Template> variables(Path path, String written, Span span) {
    try {
      return parsed(bytes(path), shown(path, written), span);
    } catch (IOException e) {
      unreadable.add(
          span.where()
              + ": the file "
              + Shapes.quoted(written)
              + " can't be read: "
              + TextFile.why(path, e));
      complete = false;
      return Map.of();
    }
  }

  private static byte[] bytes(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(LARGEST + 1);
    }
  }

  private Map<String, Template> parsed(byte[] bytes, String name, Span span) {
    if (bytes.length > LARGEST) {
      return refused(span, Shapes.quoted(name) + " is larger than 1 MiB");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      Problems mine = new Problems();
      Map<String, Template> variables = DotenvReader.read(name, text, mine);
      complete &= !mine.any();
      problems.addAll(mine);
      return variables;
    } catch (CharacterCodingException e) {
      return refused(span, Shapes.quoted(name) + " is not UTF-8");
    }
  }

  private Map<String, Template> refused(Span span, String message) {
    problems.error(span, message);
    complete = false;
    return Map.of();
  }

  /// As seen from where the plan is seen.
  private String shown(Path path, String written) {
    boolean within = !written.startsWith("~") && !Path.of(written).isAbsolute();
    return within ? Path.of(plan.name()).resolveSibling(written).toString() : path.toString();
  }
}
