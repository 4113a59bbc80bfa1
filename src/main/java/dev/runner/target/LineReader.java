package dev.runner.target;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/// Cuts a text into lines at `\n` or `\r\n`, and counts them; a line that would fill the memory is
/// refused.
final class LineReader {
  private static final int SIZE = 1 << 15;

  private final Reader text;
  private final Origin origin;
  private final char[] chars = new char[SIZE];
  private final StringBuilder begun = new StringBuilder();
  private int from;
  private int to;
  private long number;

  LineReader(Reader text, Origin origin) {
    this.text = text;
    this.origin = origin;
  }

  /// The number of the line given last, from 1.
  long number() {
    return number;
  }

  /// The next line without its end.
  Optional<String> next() throws IOException, SourceException {
    number++;
    int end = end();
    while (end == to) {
      if (!fill()) {
        return rest();
      }
      end = end();
    }
    return Optional.of(line(end));
  }

  private int end() {
    int at = from;
    while (at < to && chars[at] != '\n') {
      at++;
    }
    return at;
  }

  private String line(int end) {
    String line = begun.isEmpty() ? new String(chars, from, end - from) : joined(end);
    from = end + 1;
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  private String joined(int end) {
    String line = begun.append(chars, from, end - from).toString();
    begun.setLength(0);
    return line;
  }

  /// The last line, where nothing ends it.
  private Optional<String> rest() {
    if (begun.isEmpty()) {
      return Optional.empty();
    }
    String line = line(from);
    from = to;
    return Optional.of(line);
  }

  private boolean fill() throws IOException, SourceException {
    begun.append(chars, from, to - from);
    if (begun.length() > Limits.ROW) {
      throw SourceException.invalid(
          origin.at(number) + ": the line is longer than " + Limits.ROW + " characters");
    }
    from = 0;
    to = Math.max(0, text.read(chars, 0, SIZE));
    return to > 0;
  }
}
