package dev.runner.target;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.runner.expr.Expression;
import dev.runner.expr.Json;
import dev.runner.expr.Names;
import dev.runner.expr.Template;
import dev.runner.expr.Value;
import dev.runner.plan.TargetSource;
import dev.runner.plan.Targets;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.text.Span;
import dev.runner.text.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A folder with a plan in it, and what is read there.
final class Given {
  final Path folder;
  final List<String> warnings = new ArrayList<>();
  final List<Integer> progress = new ArrayList<>();
  private InputStream standardInput = InputStream.nullInputStream();
  private RowSource commands =
      _ -> {
        throw new IOException("no command is expected");
      };
  private PageSource pages =
      (_, _, _) -> {
        throw new IOException("no request is expected");
      };
  private PastTargets past = PastTargets.NONE;
  private Optional<TargetReader> reader = Optional.empty();

  Given(Path folder) {
    try {
      this.folder = folder.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Given file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Given file(String name, byte[] bytes) {
    try {
      Path path = folder.resolve(name);
      Files.createDirectories(path.getParent());
      Files.write(path, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Given folder(String name) {
    try {
      Files.createDirectories(folder.resolve(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Given link(String name, String to) {
    try {
      Files.createSymbolicLink(folder.resolve(name), Path.of(to));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Given standardInput(String text) {
    standardInput = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  Given commands(RowSource source) {
    commands = source;
    return this;
  }

  Given pages(PageSource source) {
    pages = source;
    return this;
  }

  Given past(PastTargets source) {
    past = source;
    return this;
  }

  Rows rows(Targets targets) throws SourceException, InterruptedException {
    if (reader.isEmpty()) {
      reader = Optional.of(new TargetReader(surroundings()));
    }
    Map<String, Value> params = Map.of("root", Value.of("src"));
    Names names =
        asked -> asked.equals("params") ? Optional.of(new Value.Obj(params)) : Optional.empty();
    return reader.get().read("job", targets, names, warnings::add, progress::add);
  }

  private Surroundings surroundings() {
    return new Surroundings(
        folder, folder.resolve("home"), () -> standardInput, commands, pages, past, folder);
  }

  /// Each target as JSON.
  List<String> read(Targets targets) throws SourceException, InterruptedException {
    try (Rows rows = rows(targets)) {
      List<String> read = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        read.add(Json.write(rows.row(i).fields()));
      }
      return read;
    }
  }

  List<String> keys(Targets targets) throws SourceException, InterruptedException {
    try (Rows rows = rows(targets)) {
      List<String> keys = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        keys.add(rows.row(i).key());
      }
      return keys;
    }
  }

  /// Why reading fails: the kind and the message.
  String failure(Targets targets) {
    SourceException e = assertThrows(SourceException.class, () -> rows(targets));
    return e.kind() + " " + String.valueOf(e.getMessage()).replace(folder.toString(), "/plan");
  }

  static Targets targets(TargetSource source) {
    return new Targets(
        source,
        Optional.empty(),
        Optional.empty(),
        Targets.OnEmpty.WARN,
        Optional.empty(),
        span("targets"));
  }

  static Targets keyed(TargetSource source, String key) {
    Targets.Key by =
        key.contains("${{")
            ? new Targets.Key.Computed(template(key))
            : new Targets.Key.Field(key, span(key));
    Targets plain = targets(source);
    return new Targets(
        source, Optional.of(by), plain.where(), plain.onEmpty(), plain.expect(), plain.span());
  }

  static Targets where(Targets plain, String condition) {
    return new Targets(
        plain.source(),
        plain.key(),
        Expression.parse(text(condition), new Problems()),
        plain.onEmpty(),
        plain.expect(),
        plain.span());
  }

  static Targets onEmpty(Targets plain, Targets.OnEmpty onEmpty) {
    return new Targets(
        plain.source(), plain.key(), plain.where(), onEmpty, plain.expect(), plain.span());
  }

  static Targets expect(Targets plain, long least, long most) {
    return new Targets(
        plain.source(),
        plain.key(),
        plain.where(),
        plain.onEmpty(),
        Optional.of(new Targets.Expect(least, most)),
        plain.span());
  }

  static Targets lines(String file) {
    return targets(rowFile(TargetSource.Format.LINES, file));
  }

  static Targets csv(String file) {
    return targets(rowFile(TargetSource.Format.CSV, file));
  }

  static Targets jsonl(String file) {
    return targets(rowFile(TargetSource.Format.JSONL, file));
  }

  static Targets json(String file, String path) {
    return targets(
        new TargetSource.RowFile(
            TargetSource.Format.JSON,
            template(file),
            path.isEmpty() ? Optional.empty() : Optional.of(path)));
  }

  static TargetSource rowFile(TargetSource.Format format, String file) {
    return new TargetSource.RowFile(format, template(file), Optional.empty());
  }

  static TargetSource command(TargetSource.Format format, String... argv) {
    List<Template> templates = new ArrayList<>();
    for (String argument : argv) {
      templates.add(template(argument));
    }
    return new TargetSource.CommandOutput(templates, format);
  }

  /// A list, each of its rows on a line of its own.
  static TargetSource list(Value... values) {
    Source plan = new Source("plan.yaml", "row\n".repeat(values.length));
    List<TargetSource.Listed.Row> rows = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      rows.add(new TargetSource.Listed.Row(values[i], plan.span(4 * i, 4 * i + 3)));
    }
    return new TargetSource.Listed(rows);
  }

  static Template template(String text) {
    return Template.parse(text(text), new Problems()).orElseThrow();
  }

  static Value value(String json) {
    try {
      return Json.parse(json);
    } catch (dev.runner.expr.JsonException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static Value.Obj object(String json) {
    return (Value.Obj) value(json);
  }

  private static Text text(String text) {
    return Text.verbatim(text, span(text));
  }

  private static Span span(String text) {
    Source plan = new Source("plan.yaml", text);
    return plan.span(0, text.length());
  }
}
