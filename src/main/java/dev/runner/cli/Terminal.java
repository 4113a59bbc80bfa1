package dev.runner.cli;

import dev.runner.progress.Size;
import java.util.Map;
import java.util.OptionalInt;

/// What is known of the standard streams: the launcher looks before it becomes the JVM, which could
/// not.
///
/// @param in whether stdin is a terminal
/// @param out whether stdout is a terminal
/// @param err whether stderr is a terminal that can redraw a line
/// @param columns its width, where there is one
/// @param rows its height, where there is one
/// @param colour whether the environment lets a terminal have colours
record Terminal(
    boolean in, boolean out, boolean err, OptionalInt columns, OptionalInt rows, boolean colour) {
  private static final Size USUAL = new Size(80, 24);

  static Terminal detect(Map<String, String> environment) {
    String terminals = System.getProperty("runner.tty", "");
    boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
    boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(
        terminals.contains("0"),
        terminals.contains("1"),
        terminals.contains("2") && !dumb,
        number("runner.columns"),
        number("runner.rows"),
        !dumb && !plain);
  }

  private static OptionalInt number(String property) {
    String number = System.getProperty(property, "");
    int value = number.length() > 5 || number.startsWith("0") ? -1 : 0;
    for (int i = 0; i < number.length() && value >= 0; i++) {
      int digit = number.charAt(i) - '0';
      value = digit >= 0 && digit <= 9 ? 10 * value + digit : -1;
    }
    return value > 0 ? OptionalInt.of(value) : OptionalInt.empty();
  }

  /// The size to draw in.
  Size drawn() {
    return new Size(columns.orElse(USUAL.columns()), rows.orElse(USUAL.rows()));
  }
}
