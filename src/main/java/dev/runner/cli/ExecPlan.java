package dev.runner.cli;

import dev.runner.RunOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The plan that a `runner exec` stands for.
record ExecPlan(ExecSource source, List<String> command, RunOptions options) {
  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_-]*)?}|\\$\\{\\{");

  /// Its text.
  ///
  /// @param base where the plan's paths begin
  /// @param folder where those of the command line begin
  String yaml(Path base, Path folder) {
    String targets = source.yaml(base, folder);
    String argv = command.stream().map(this::argument).collect(Collectors.joining(", "));
    return "version: 1\n"
        + ("name: " + quoted(name()) + "\n")
        + options.concurrency().map(it -> "concurrency: " + it + "\n").orElse("")
        + "stream: prefixed\n"
        + "jobs:\n"
        + ("  " + quoted(name()) + ":\n")
        + (targets.isEmpty() ? "" : "    targets:" + targets + "\n")
        + "    steps:\n"
        + ("      - exec: [" + argv + "]\n")
        + (source.kind() == ExecSource.Kind.DIRS
            ? "        working_dir: \"${{ target.path }}\"\n"
            : "");
  }

  /// What the command is called, as a plan may be.
  private String name() {
    Path file = Path.of(command.getFirst()).getFileName();
    String name =
        (file == null ? "" : file.toString())
            .replaceAll("[^A-Za-z0-9_-]", "-")
            .toLowerCase(Locale.ROOT);
    return name.matches("[a-z][a-z0-9_-]*") ? name : "exec";
  }

  private String argument(String word) {
    return quoted(PLACE.matcher(word).replaceAll(this::place));
  }

  private String place(MatchResult match) {
    if (match.group().equals("${{")) {
      return Matcher.quoteReplacement("${{ '${{' }}");
    }
    String field = match.group(1);
    return Matcher.quoteReplacement(
        field == null
            ? "${{ target.key }}"
            : source.field(field) ? "${{ target." + field + " }}" : match.group());
  }

  /// A string as YAML, in double quotes.
  static String quoted(String text) {
    return text.codePoints()
        .mapToObj(ExecPlan::escaped)
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String escaped(int c) {
    boolean plain = c >= 0x20 && c != 0x7f && c != '"' && c != '\\' && (c < 0x80 || c > 0xff);
    return plain && c != 0xfeff && (c < 0x2028 || c > 0x2029)
        ? Character.toString(c)
        : c == '"' || c == '\\' ? "\\" + (char) c : "\\U%08X".formatted(c);
  }
}
