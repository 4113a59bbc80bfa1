package dev.runner.yaml;

/// Decodes literal and folded blocks. It keeps all line breaks at the end, of which the value may
/// have fewer; the end of the text counts as one.
final class BlockDecoder {
  private final String text;
  private final int end;
  private final boolean folded;
  private final int indent;
  private final Decoded decoded;
  private int at;

  /// @param start at the indicator, `|` or `>`
  /// @param value what the block is known to mean, which tells its indentation
  BlockDecoder(String text, int start, int end, String value) {
    this.text = text;
    this.end = end;
    this.folded = text.charAt(start) == '>';
    this.decoded = new Decoded(value.length());
    this.at = nextLine(lineEnd(start));
    this.indent = indent(value);
  }

  Decoded decode() {
    emptyLines();
    while (at < end) {
      boolean spaced = startsSpaced(at);
      line();
      lineBreak(spaced);
    }
    return decoded;
  }

  private void line() {
    int stop = lineEnd(at);
    for (int i = at + indent; i < stop; i++) {
      decoded.add(text.charAt(i), i);
    }
    at = stop;
  }

  /// The break behind a line of content, and the empty lines after it: folded only between two
  /// lines that begin with no white space.
  private void lineBreak(boolean spaced) {
    int here = at;
    at = nextLine(at);
    int next = nextContent();
    if (!folded || spaced || next >= end || startsSpaced(next)) {
      decoded.add('\n', here);
    } else if (next == at) {
      decoded.add(' ', here);
    }
    emptyLines();
  }

  private void emptyLines() {
    while (at < end && empty(at)) {
      int stop = lineEnd(at);
      if (stop < end) {
        decoded.add('\n', stop);
      }
      at = nextLine(stop);
    }
  }

  /// Where the next line begins that isn't empty.
  private int nextContent() {
    int next = at;
    while (next < end && empty(next)) {
      next = nextLine(lineEnd(next));
    }
    return next;
  }

  /// Whether the line here has no more than its indentation.
  private boolean empty(int line) {
    int stop = lineEnd(line);
    return stop - line <= indent && spaces(line) == stop - line;
  }

  private boolean startsSpaced(int line) {
    return line + indent < end && isSpace(text.charAt(line + indent));
  }

  /// The first line that isn't blank, as written and as it reads, differ by the indentation.
  private int indent(String value) {
    int line = at;
    while (line < end && line + spaces(line) == lineEnd(line)) {
      line = nextLine(lineEnd(line));
    }
    int word = 0;
    while (word < value.length() && (value.charAt(word) == '\n' || value.charAt(word) == ' ')) {
      word++;
    }
    int kept = word - 1 - value.lastIndexOf('\n', word - 1);
    return line < end ? Math.max(0, spaces(line) - kept) : end;
  }

  private int spaces(int from) {
    int stop = from;
    while (stop < end && text.charAt(stop) == ' ') {
      stop++;
    }
    return stop - from;
  }

  private int lineEnd(int from) {
    int stop = from;
    while (stop < end && text.charAt(stop) != '\n' && text.charAt(stop) != '\r') {
      stop++;
    }
    return stop;
  }

  private int nextLine(int lineEnd) {
    boolean two =
        lineEnd + 1 < end && text.charAt(lineEnd) == '\r' && text.charAt(lineEnd + 1) == '\n';
    return Math.min(end, lineEnd + (two ? 2 : 1));
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}
