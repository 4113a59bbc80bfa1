package dev.runner.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the known word that somebody most likely meant: the least optimal string alignment
/// distance.
public final class Nearest {
  private static final int LONGEST = 64;
  private static final int MOST = 1_000;

  private Nearest() {}

  /// The known word nearest to `word`, if it is near enough to be a slip of the fingers; of very
  /// many known words only the first thousand are looked at.
  public static Optional<String> to(String word, Collection<String> known) {
    return word.length() > LONGEST
        ? Optional.empty()
        : known.stream()
            .limit(MOST)
            .filter(it -> isNear(word, it))
            .min(
                Comparator.comparingInt((String it) -> distance(word, it)).thenComparing(it -> it));
  }

  /// Words that have nothing in common are not near, however short.
  private static boolean isNear(String word, String known) {
    int tolerance = Math.max(1, Math.min(3, word.length() / 3));
    return Math.abs(known.length() - word.length()) <= tolerance
        && distance(word, known) <= Math.min(tolerance, word.length() - 1);
  }

  private static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, from, to, i, j);
      }
    }
    return cost[from.length()][to.length()];
  }

  private static int step(int[][] cost, String from, String to, int i, int j) {
    int same =
        Character.toLowerCase(from.charAt(i - 1)) == Character.toLowerCase(to.charAt(j - 1))
            ? 0
            : 1;
    int least = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + same);
    return swapped(from, to, i, j) ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }

  private static boolean swapped(String from, String to, int i, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
