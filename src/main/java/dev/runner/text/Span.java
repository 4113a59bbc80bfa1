package dev.runner.text;

/// A place in a source: from character `start` up to but not including `end`, in UTF-16 units.
public record Span(Source source, int start, int end) implements Comparable<Span> {

  public Span {
    int length = source.text().length();
    start = Math.clamp(start, 0, length);
    end = Math.clamp(end, start, length);
  }

  /// The 1-based line of the first character.
  public int line() {
    return source.line(start);
  }

  /// The 1-based column of the first character, in code points.
  public int column() {
    return column(start);
  }

  /// The 1-based line of what comes behind the last character.
  public int endLine() {
    return source.line(end);
  }

  /// The 1-based column of what comes behind the last character, in code points.
  public int endColumn() {
    return column(end);
  }

  private int column(int offset) {
    return source.text().codePointCount(source.startOfLine(source.line(offset)), offset) + 1;
  }

  /// `file:line:column`, as editors and compilers write it.
  public String where() {
    return source.name() + ":" + line() + ":" + column();
  }

  @Override
  public int compareTo(Span other) {
    if (source != other.source && !source.name().equals(other.source.name())) {
      return source.name().compareTo(other.source.name());
    }
    return start != other.start
        ? Integer.compare(start, other.start)
        : Integer.compare(end, other.end);
  }
}
