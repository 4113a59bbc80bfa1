package dev.runner.read;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What messages call the values that a setting may have.
final class Texts {
  static final String DURATION = "a duration such as `30s`, `5m` or `1h30m`";
  static final String RATE = "a rate such as `20/s` or `80/1m`";
  static final String CONCURRENCY = "a number from 1, or a share of the cores such as `50%`";

  private Texts() {}

  static String whole(long least, long most) {
    return most >= 1_000_000
        ? "a whole number from " + least
        : "a whole number from " + least + " to " + most;
  }

  /// The number before a percent sign.
  static Optional<Double> percent(String text) {
    return text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?%")
        ? Optional.of(Double.parseDouble(text.substring(0, text.length() - 1)))
        : Optional.empty();
  }

  /// Words and what they mean, in the order of the meanings.
  static <E extends Enum<E>> Map<String, E> words(E[] meanings) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E meaning : meanings) {
      words.put(meaning.name().toLowerCase(Locale.ROOT), meaning);
    }
    return words;
  }

  /// The boolean that a word of YAML 1.1 stood for.
  static Optional<String> truth(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "yes", "on", "true", "y" -> Optional.of("true");
      case "no", "off", "false", "n" -> Optional.of("false");
      default -> Optional.empty();
    };
  }
}
