package dev.runner.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The last lines of what was printed, as a terminal would have left them.
public final class Tail {
  /// In columns; of a longer line the middle is left out.
  private static final int LONGEST = 1000;

  private Tail() {}

  /// @param most lines; those of blanks at the end don't count
  /// @return them, without what a carriage return took back, without colours, unable to do anything
  ///   to a terminal, and none very long
  public static List<String> lines(String printed, int most) {
    List<String> lines = whole(printed, most);
    lines.replaceAll(Tail::cut);
    return lines;
  }

  /// All lines, each as long as it is.
  public static List<String> all(String printed) {
    return whole(printed, Integer.MAX_VALUE);
  }

  /// A line none is longer than that [#lines] gives.
  public static String cut(String line) {
    return Width.cutMiddle(line, LONGEST);
  }

  private static List<String> whole(String printed, int most) {
    String text = printed.stripTrailing();
    Deque<String> lines = new ArrayDeque<>();
    int end = text.length();
    while (end > 0 && lines.size() < most) {
      int start = text.lastIndexOf('\n', end - 1) + 1;
      lines.addFirst(shown(text.substring(start, end)));
      end = start - 1;
    }
    return new ArrayList<>(lines);
  }

  /// A line as a terminal would have left it.
  public static String shown(String line) {
    String ended = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    return Printable.line(Printable.uncoloured(ended.substring(ended.lastIndexOf('\r') + 1)));
  }
}
