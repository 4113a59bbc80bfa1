package dev.runner.text;

import java.util.Arrays;

/// A text that somebody wrote, under the name by which they know it.
public final class Source {
  private final String name;
  private final String text;
  private final int[] lineStarts;

  /// @param name what stands before `:line:column` in a message, usually a path as the user wrote
  ///   it
  public Source(String name, String text) {
    this.name = name;
    this.text = text;
    this.lineStarts = lineStarts(text);
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  /// The place from character `start` up to but not including `end`, in UTF-16 units.
  public Span span(int start, int end) {
    return new Span(this, start, end);
  }

  /// The 1-based number of the line on which the character at `offset` stands.
  int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  int startOfLine(int line) {
    return lineStarts[line - 1];
  }

  /// A line's text without its line break.
  String lineText(int line) {
    int end = line < lineStarts.length ? lineStarts[line] : text.length();
    while (end > startOfLine(line) && isBreak(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(startOfLine(line), end);
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n' || loneReturn(text, i)) {
        starts = count == starts.length ? Arrays.copyOf(starts, count * 2) : starts;
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  private static boolean loneReturn(String text, int at) {
    return text.charAt(at) == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n');
  }
}
