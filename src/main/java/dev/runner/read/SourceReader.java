package dev.runner.read;

import dev.runner.expr.Template;
import dev.runner.expr.Type;
import dev.runner.plan.TargetSource;
import dev.runner.plan.TargetSource.Format;
import dev.runner.yaml.Node;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads where targets come from: exactly one source, and what belongs to it.
final class SourceReader {
  private static final List<String> SOURCES =
      List.of(
          "list",
          "dirs",
          "glob",
          "lines",
          "csv",
          "json",
          "jsonl",
          "command",
          "http",
          "matrix",
          "failed_of",
          "from");

  private final Settings settings;
  private final HttpPart defaults;
  private final PatternReader patterns;
  private final FailedOfReader failures;
  private final FromReader lists;

  /// @param defaults of requests
  SourceReader(Settings settings, HttpPart defaults, FailedOfReader failures, FromReader lists) {
    this.lists = lists;
    this.settings = settings;
    this.defaults = defaults;
    this.failures = failures;
    this.patterns = new PatternReader(settings);
  }

  /// The source among the fields of `targets`; of several, which is reported, the first.
  Optional<Rows> read(Fields fields) {
    List<String> given = fields.among(SOURCES);
    if (given.isEmpty()) {
      settings
          .problems()
          .error(fields.span(), "`targets` needs a source", "one of " + Phrases.list(SOURCES));
    }
    given.stream().skip(1).forEach(it -> second(it, given.getFirst(), fields));
    beside(fields, given);
    List<Rows> rows = given.stream().flatMap(it -> source(it, fields).stream()).toList();
    return rows.stream().findFirst();
  }

  private void second(String key, String first, Fields fields) {
    settings
        .problems()
        .error(
            fields.spanOf(key),
            "`targets` has one source, but here are `" + first + "` and `" + key + "`",
            "use two jobs, or a `command` that prints both");
  }

  private void beside(Fields fields, List<String> given) {
    if (!given.contains("glob")) {
      fields.refuse("exclude", "`exclude` stands beside `glob`, or within `dirs` and `matrix`", "");
      fields.refuse(
          "follow_symlinks", "`follow_symlinks` stands beside `glob`, or within `dirs`", "");
    }
    if (!given.contains("json")) {
      fields.refuse("path", "`path` stands beside `json`", "");
    }
    if (!given.contains("failed_of")) {
      fields.refuse("job", "`job` stands beside `failed_of`", "");
    }
  }

  private Optional<Rows> source(String key, Fields fields) {
    return switch (key) {
      case "list" -> fields.take(key, new ListReader(settings)::read);
      case "dirs" -> fields.take(key, new DirsReader(settings)::read);
      case "glob" -> files(fields);
      case "command" -> fields.take(key, this::command);
      case "http" ->
          fields
              .take(key, it -> new PagesReader(settings, defaults).read(it, fields.spanOf(key)))
              .map(it -> rows(it, it.parse()));
      case "matrix" -> fields.take(key, new MatrixReader(settings)::read);
      case "failed_of" -> failures.read(fields);
      case "from" -> fields.take(key, lists::read);
      default -> file(Format.valueOf(key.toUpperCase(Locale.ROOT)), key, fields);
    };
  }

  private Optional<Rows> files(Fields fields) {
    List<Template> exclude = fields.take("exclude", patterns::read).orElse(List.of());
    boolean follow = fields.take("follow_symlinks", settings::flag).orElse(false);
    return fields
        .take("glob", patterns::read)
        .map(it -> Rows.paths(new TargetSource.Files(it, exclude, follow)));
  }

  private Optional<Rows> file(Format format, String key, Fields fields) {
    Optional<String> path =
        format == Format.JSON ? fields.take("path", settings::text) : Optional.empty();
    return fields
        .take(key, patterns::one)
        .map(it -> rows(new TargetSource.RowFile(format, it, path), format));
  }

  private Optional<Rows> command(Node node) {
    String expected = "a mapping such as `{exec: [ls], parse: lines}`";
    return settings.shapes().mapping(node, expected).flatMap(this::command);
  }

  private Optional<Rows> command(Node.Mapping mapping) {
    Fields fields = new Fields(mapping, "`command`", mapping.span(), settings.problems());
    Format parse =
        fields
            .take("parse", it -> settings.choice(it, Texts.words(Format.values())))
            .orElse(Format.LINES);
    Optional<List<Template>> argv =
        fields.need(
            "exec",
            "a program and its arguments: `exec: [ls]`",
            new ArgvReader(settings, "")::read);
    fields.end();
    argv.ifPresent(
        it -> it.forEach(arg -> arg.check(settings.known().scope(), settings.problems())));
    return argv.map(it -> rows(new TargetSource.CommandOutput(it, parse), parse));
  }

  private static Rows rows(TargetSource source, Format format) {
    return switch (format) {
      case LINES -> Rows.scalars(source, Type.STR);
      case CSV -> new Rows(source, Rows.record(Map.of(), Optional.of(Type.STR)));
      case JSON, JSONL -> Rows.any(source);
    };
  }
}
