package dev.runner.read;

import dev.runner.plan.Durations;
import java.util.Locale;
import java.util.Optional;

/// Understands a duration that people would understand, to say how to write it.
final class Loosely {
  private static final int LONGEST = 60;
  private static final String[][] UNITS = {
    {"milliseconds?|millis|msecs?", "ms"},
    {"seconds?|secs?", "s"},
    {"minutes?|mins?", "m"},
    {"hours?|hrs?", "h"},
    {"days?", "d"}
  };

  private Loosely() {}

  /// What to write instead of a text that is no duration; empty where nobody knows.
  static String duration(String text) {
    if (text.matches("[0-9]+(\\.[0-9]+)?")) {
      return "say the unit: `" + text + "s`";
    }
    return Optional.of(text)
        .filter(it -> it.length() <= LONGEST)
        .map(Loosely::tidied)
        .filter(it -> Durations.parse(it).isPresent())
        .map(it -> "write `" + it + "`")
        .orElse("");
  }

  /// What to write instead of so many in a time that is no duration; empty where nobody knows.
  static String quotient(String number, String time) {
    boolean counted = Character.isDigit(time.charAt(0));
    return Optional.of(tidied(counted ? time : "1" + time))
        .filter(it -> Durations.parse(it).filter(some -> !some.isZero()).isPresent())
        .map(it -> "write `" + number + "/" + (counted ? it : it.substring(1)) + "`")
        .orElse("");
  }

  private static String tidied(String text) {
    String tidy = text.toLowerCase(Locale.ROOT).replaceAll("\\s|,|and", "");
    for (String[] unit : UNITS) {
      tidy = tidy.replaceAll("(?<=[0-9])(" + unit[0] + ")(?![a-z])", unit[1]);
    }
    return tidy;
  }
}
