package dev.runner.read;

import java.util.Collection;
import java.util.List;

/// Puts words into the sentences of a message.
final class Phrases {
  private Phrases() {}

  /// `a`, `b` and `c`.
  static String list(Collection<String> words) {
    return joined(words, " and ");
  }

  /// `a`, `b` or `c`.
  static String choice(Collection<String> words) {
    return joined(words, " or ");
  }

  private static String joined(Collection<String> words, String last) {
    List<String> quoted = words.stream().map(it -> "`" + it + "`").toList();
    return quoted.size() < 2
        ? String.join("", quoted)
        : String.join(", ", quoted.subList(0, quoted.size() - 1)) + last + quoted.getLast();
  }
}
