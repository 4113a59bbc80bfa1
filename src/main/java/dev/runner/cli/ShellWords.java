package dev.runner.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Commands as one would type them.
final class ShellWords {
  private static final Pattern PLAIN = Pattern.compile("[\\p{Alnum}@%+=:,./_^-]+");

  private ShellWords() {}

  static String of(List<String> argv) {
    return argv.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
