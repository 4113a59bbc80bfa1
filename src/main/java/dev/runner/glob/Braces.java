package dev.runner.glob;

import java.util.ArrayList;
import java.util.List;

/// Expands `{a,b}` as shells do, before anything else is looked at; braces without a comma stand
/// for themselves.
public final class Braces {
  private static final int MOST = 10_000;
  private static final int LONGEST = 4096;

  private Braces() {}

  public static List<String> expand(String pattern) throws GlobException {
    if (pattern.length() > LONGEST) {
      throw new GlobException("a pattern has at most " + LONGEST + " characters");
    }
    List<String> expanded = new ArrayList<>();
    expand("", pattern, expanded);
    return expanded;
  }

  private static void expand(String done, String rest, List<String> into) throws GlobException {
    int open = open(rest, 0);
    if (open < 0) {
      add(done + rest, into);
      return;
    }
    List<Integer> cuts = cuts(rest, open);
    String after = rest.substring(cuts.getLast() + 1);
    for (int i = 1; i < cuts.size(); i++) {
      String choice = rest.substring(cuts.get(i - 1) + 1, cuts.get(i));
      expand(done + rest.substring(0, open), choice + after, into);
    }
  }

  private static void add(String pattern, List<String> into) throws GlobException {
    if (into.size() == MOST) {
      throw new GlobException("the braces stand for more than " + MOST + " patterns");
    }
    into.add(pattern);
  }

  /// The first brace that opens a choice.
  private static int open(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == '{' && cuts(text, i).size() > 2) {
        return i;
      }
    }
    return -1;
  }

  /// The places of a brace, its commas and its closing brace; fewer than three where it is no
  /// choice.
  private static List<Integer> cuts(String text, int open) {
    List<Integer> cuts = new ArrayList<>(List.of(open));
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (c == '\\') {
        i++;
      } else if (depth == 0) {
        cuts.add(i);
        return cuts;
      } else if (c == ',' && depth == 1) {
        cuts.add(i);
      }
    }
    return List.of();
  }
}
