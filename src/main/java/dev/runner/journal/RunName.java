package dev.runner.journal;

import java.time.Instant;

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
    return Clock.second(time, "", "-", "") + "-";
  }

  /// Whether a run began later than another, by their names: not where it was in the same second.
  static boolean later(String name, String other) {
    return second(name).compareTo(second(other)) > 0;
  }

  private static String second(String name) {
    return name.substring(0, Math.min(BEGINNING.length(), name.length()));
  }
}
