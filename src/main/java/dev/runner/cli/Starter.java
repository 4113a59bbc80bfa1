package dev.runner.cli;

import dev.runner.text.Width;
import java.util.List;
import java.util.stream.Stream;

/// The plans that `init` can write.
enum Starter {
  COMMANDS("commands", "a command in each of many folders", ""),
  CSV_API(
      "csv-api",
      "each row of a CSV file to an API, with a rate limit and retries",
      "-p server=URL"),
  MIRROR("mirror", "copies of folders that are kept the same, with rsync", "-p destination=DIR"),
  MATRIX("matrix", "builds and tests for every platform", ""),
  SERVICES("services", "a server, and a build that runs again when files change", ""),
  REPOSITORIES("repositories", "a table of git repositories", "-p root=DIR");

  private final String word;
  private final String title;
  private final String params;

  Starter(String word, String title, String params) {
    this.word = word;
    this.title = title;
    this.params = params;
  }

  /// What people call it.
  String word() {
    return word;
  }

  String title() {
    return title;
  }

  /// What its commands want besides the plan.
  String params() {
    return params;
  }

  /// Where its text is in the jar.
  String resource() {
    return "/dev/runner/cli/init/" + word + ".yaml";
  }

  static Starter read(String text) {
    return Stream.of(values())
        .filter(it -> it.word.equals(text))
        .findFirst()
        .orElseThrow(() -> Words.wrong(text, String.join(", ", words())));
  }

  static List<String> words() {
    return Stream.of(values()).map(Starter::word).toList();
  }

  /// All of them, a line each.
  static List<String> table() {
    return columns(Stream.of(values()).map(it -> List.of(it.word, it.title)).toList());
  }

  /// Words, and what is said of each, one below the other.
  static List<String> columns(List<List<String>> rows) {
    int widest = rows.stream().mapToInt(it -> Width.of(it.getFirst())).max().orElse(0);
    return rows.stream()
        .map(it -> "  " + Width.padded(it.getFirst(), widest) + "  " + it.getLast())
        .toList();
  }
}
