package dev.runner.cli;

import java.util.Map;
import java.util.OptionalInt;

/// What is known of the standard streams: the launcher looks before it becomes the JVM, which could
/// not.
///
/// @param out whether stdout is a terminal
/// @param err whether stderr is a terminal that can redraw a line
/// @param columns its width, where there is one
/// @param colour whether the environment lets a terminal have colours
record Terminal(boolean out, boolean err, OptionalInt columns, boolean colour) {
  private static final int USUAL = 80;

  static Terminal detect(Map<String, String> environment) {
    String terminals = System.getProperty("runner.tty", "");
    boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
    boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(
        terminals.contains("1"), terminals.contains("2") && !dumb, width(), !dumb && !plain);
  }

  private static OptionalInt width() {
    String columns = System.getProperty("runner.columns", "");
    return columns.matches("[1-9]\\d{0,4}")
        ? OptionalInt.of(Integer.parseInt(columns))
        : OptionalInt.empty();
  }

  /// The width to draw in.
  int drawn() {
    return columns.orElse(USUAL);
  }
}
