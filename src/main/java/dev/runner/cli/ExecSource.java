package dev.runner.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ParseResult;

/// Where the targets of `runner exec` come from.
///
/// @param kind the option, and the plan's word for it
/// @param text its value
record ExecSource(Kind kind, String text) {

  /// The options, in the order in which help shows them.
  enum Kind {
    DIRS("--dirs", "GLOB", "Folders; the command runs in each of them.", "key", "path", "name"),
    GLOB("--glob", "GLOB", "Files.", "key", "path", "name"),
    LINES("--lines", "FILE", "The lines of a file; - is standard input.", "key", "value"),
    CSV("--csv", "FILE", "The rows of a CSV file with a header."),
    TARGETS("--targets", "LIST", "These: a,b,c or a JSON array.", "key", "value"),
    NONE("", "", "", "key");

    private final String option;
    private final String label;
    private final String description;
    private final Set<String> fields;

    Kind(String option, String label, String description, String... fields) {
      this.option = option;
      this.label = label;
      this.description = description;
      this.fields = Set.of(fields);
    }
  }

  static void addTo(Syntax syntax) {
    options()
        .forEach(
            it -> syntax.value(String.class, text -> text, it.label, it.description, it.option));
  }

  private static Stream<Kind> options() {
    return Stream.of(Kind.values()).filter(it -> it != Kind.NONE);
  }

  static ExecSource of(ParseResult given) {
    List<Kind> kinds = options().filter(it -> given.hasMatchedOption(it.option)).toList();
    if (kinds.size() > 1) {
      String both = kinds.stream().map(it -> it.option).collect(Collectors.joining(" and "));
      throw new Abort(ExitCode.USAGE, "runner: " + both + ": say one of them");
    }
    return kinds.stream()
        .map(it -> new ExecSource(it, given.matchedOptionValue(it.option, "")))
        .findFirst()
        .orElse(new ExecSource(Kind.NONE, ""));
  }

  /// Whether `{field}` stands for a field of its rows; of a table, whose columns are known later,
  /// any may be one.
  boolean field(String name) {
    return kind.fields.contains(name) || kind == Kind.CSV || json();
  }

  private boolean json() {
    return kind == Kind.TARGETS && text.stripLeading().startsWith("[");
  }

  /// The plan's `targets`; empty for none.
  ///
  /// @param base where the plan's paths will begin
  /// @param folder where those of the command line begin
  String yaml(Path base, Path folder) {
    return switch (kind) {
      case DIRS -> "\n      dirs: {glob: " + path(base, folder) + "}";
      case GLOB -> "\n      glob: " + path(base, folder);
      case LINES -> "\n      lines: " + path(base, folder);
      case CSV -> "\n      csv: " + path(base, folder);
      case TARGETS -> json() ? " " + text.strip() : list();
      case NONE -> "";
    };
  }

  private String list() {
    return Stream.of(text.split(",", -1))
        .map(it -> "\n      - " + ExecPlan.quoted(it))
        .collect(Collectors.joining());
  }

  private String path(Path base, Path folder) {
    boolean asItIs = text.equals("-") || text.startsWith("/") || text.startsWith("~");
    return ExecPlan.quoted(asItIs || base.equals(folder) ? text : folder + "/" + text);
  }
}
