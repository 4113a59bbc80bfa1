package dev.runner.target;

import dev.runner.expr.Json;
import dev.runner.text.Printable;
import java.util.Locale;

/// Text of others, put into a message: harmless, and not too much of it.
final class Quoted {
  private static final int WORD = 60;
  private static final int PATH = 500;

  private Quoted() {}

  /// A name or a value.
  static String word(String text) {
    return quoted(text, WORD);
  }

  /// A path, which is of use only when whole.
  static String path(String text) {
    return quoted(text, PATH);
  }

  /// The name of a file, without quotes, as it stands before a line's number.
  static String plain(String text) {
    return cut(text, PATH);
  }

  /// A message from a library, without quotes: its first line, without what only tells of the
  /// library itself, nor the word that it can't read, which may be part of a secret.
  static String message(String text) {
    String line = text.lines().findFirst().orElse("no reason given");
    String plain = Json.unquoted(line.replaceFirst(" \\(start marker at .*", ""));
    return cut(plain.substring(0, 1).toLowerCase(Locale.ROOT) + plain.substring(1), PATH);
  }

  private static String quoted(String text, int most) {
    return "`" + cut(text, most) + "`";
  }

  private static String cut(String text, int most) {
    return text.length() <= most
        ? Printable.line(text)
        : Printable.line(text.substring(0, text.offsetByCodePoints(0, most / 2))) + "...";
  }
}
