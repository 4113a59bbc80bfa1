package dev.runner.text;

import java.util.List;
import java.util.stream.Collectors;

/// Shows a problem as a compiler would: where, what, the line, a caret below it, and what to write
/// instead.
public final class Excerpt {
  private static final int WIDEST = 100;
  private static final int MOST = 100;

  private Excerpt() {}

  /// All of them, an empty line between two; after the first hundred only their number.
  public static String of(List<Problem> problems) {
    String shown = problems.stream().limit(MOST).map(Excerpt::of).collect(Collectors.joining("\n"));
    int more = problems.size() - MOST;
    return more > 0 ? shown + "\n... and " + more + " more problems\n" : shown;
  }

  /// One problem, ending with a line break. Nothing in it can drive a terminal.
  public static String of(Problem problem) {
    Span span = problem.span();
    String kind = problem.severity() == Problem.Severity.WARNING ? "warning: " : "";
    String head = span.where() + ": " + kind + problem.message();
    String hint = problem.hint().isEmpty() ? "" : "\n   = " + problem.hint();
    return Printable.line(head) + "\n" + lineAndCaret(span) + Printable.text(hint) + "\n";
  }

  private static String lineAndCaret(Span span) {
    String line = span.source().lineText(span.line());
    int from = span.start() - span.source().startOfLine(span.line());
    int start = Math.min(from, line.length());
    int left = windowStart(line, start);
    int right = Math.min(line.length(), left + WIDEST);
    int end = Math.clamp(start + (long) span.end() - span.start(), start, right);
    String before = Printable.line(line.substring(left, start));
    String marked = Printable.line(line.substring(start, end));
    String after = Printable.line(line.substring(end, right));
    String number = "%4d | ".formatted(span.line());
    String dots = left > 0 ? "..." : "";
    String gutter = " ".repeat(number.length() - 2) + "| ";
    return (number + dots + before + marked + after + (right < line.length() ? "..." : ""))
            .stripTrailing()
        + "\n"
        + gutter
        + " ".repeat(Width.of(dots + before))
        + "^".repeat(Math.max(1, Width.of(marked)));
  }

  private static int windowStart(String line, int start) {
    int left = line.length() <= WIDEST ? 0 : Math.max(0, start - WIDEST / 2);
    return left > 0 && left < line.length() && Character.isLowSurrogate(line.charAt(left))
        ? left - 1
        : left;
  }
}
