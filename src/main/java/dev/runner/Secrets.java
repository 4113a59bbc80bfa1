package dev.runner;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Tells by its name what might be a secret, in a command or its environment.
final class Secrets {
  static final String STARS = "***";

  /// Parts of names that promise one wherever they stand.
  private static final List<String> PARTS =
      List.of("token", "secret", "passw", "passphrase", "credential", "apikey", "signature");

  /// Names, or words of a name, that do.
  private static final Set<String> WORDS =
      Set.of("key", "auth", "authorization", "pass", "pwd", "pat", "bearer", "cookie", "jwt");

  private Secrets() {}

  /// Whether a name promises a secret: `GITHUB_TOKEN`, `--api-key`, `X-Auth`; not `AUTHOR`, nor a
  /// mere `KEY`, which is that of a target.
  static boolean promised(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals("key")) {
      return false;
    }
    for (String part : PARTS) {
      if (lower.contains(part)) {
        return true;
      }
    }
    int start = 0;
    for (int i = 0; i <= lower.length(); i++) {
      if (i == lower.length() || !Character.isLetterOrDigit(lower.charAt(i))) {
        if (i > start && WORDS.contains(lower.substring(start, i))) {
          return true;
        }
        start = i + 1;
      }
    }
    return false;
  }

  /// `NAME=value`, the value hidden where the name promises a secret.
  static String assignment(String name, String value) {
    return name + "=" + (promised(name) ? STARS : value);
  }

  /// An argument: the value hidden of `--token=value` and `Authorization: value`.
  ///
  /// @param before the argument before it; empty where there is none
  static String argument(String argument, String before) {
    if (before.startsWith("-") && before.indexOf('=') < 0 && promised(before)) {
      return argument.startsWith("-") ? argument : STARS;
    }
    int equals = argument.indexOf('=');
    if (equals > 0 && name(argument, equals) && promised(argument.substring(0, equals))) {
      return argument.substring(0, equals + 1) + STARS;
    }
    int colon = argument.indexOf(": ");
    return colon > 0 && name(argument, colon) && promised(argument.substring(0, colon))
        ? argument.substring(0, colon + 2) + STARS
        : argument;
  }

  /// Whether an argument begins with what may be a name.
  private static boolean name(String argument, int end) {
    for (int i = 0; i < end; i++) {
      char c = argument.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '-' && c != '_' && c != '.') {
        return false;
      }
    }
    return true;
  }
}
