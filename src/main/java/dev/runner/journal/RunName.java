package dev.runner.journal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// The names of runs' folders, which are the ids of the runs: they begin with the second at which
/// the run began, in UTC, as in `20261120-223000-5f3a9c`; so they sort by time.
public final class RunName {
  /// Where a zero stands in for any digit.
  private static final String BEGINNING = "00000000-000000-";

  private RunName() {}

  /// Whether a name is one. Other folders are left alone by all that goes by the time.
  static boolean is(String name) {
    if (name.length() <= BEGINNING.length()) {
      return false;
    }
    for (int i = 0; i < BEGINNING.length(); i++) {
      char c = name.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (BEGINNING.charAt(i) == '0' ? !digit : c != '-') {
        return false;
      }
    }
    return true;
  }

  /// How the names begin of runs that began at a time: less than those of all later ones.
  public static String of(Instant time) {
    LocalDateTime at = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
    StringBuilder name = new StringBuilder(BEGINNING.length());
    padded(name, at.getYear(), 4);
    padded(name, at.getMonthValue(), 2);
    padded(name, at.getDayOfMonth(), 2);
    name.append('-');
    padded(name, at.getHour(), 2);
    padded(name, at.getMinute(), 2);
    padded(name, at.getSecond(), 2);
    return name.append('-').toString();
  }

  /// Whether a run began later than another, by their names: not where it was in the same second.
  static boolean later(String name, String other) {
    return second(name).compareTo(second(other)) > 0;
  }

  private static String second(String name) {
    return name.substring(0, Math.min(BEGINNING.length(), name.length()));
  }

  /// A number with zeros before it.
  static void padded(StringBuilder name, int number, int digits) {
    String text = Integer.toString(number);
    name.repeat('0', digits - text.length()).append(text);
  }
}
