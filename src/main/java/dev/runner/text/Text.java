package dev.runner.text;

/// A string value that knows where each of its characters was written, whatever the quoting and
/// folding in between.
public final class Text {
  private static final int[] IN_STEP = {};

  private final String value;
  private final Span span;
  private final int[] offsets;

  private Text(String value, Span span, int[] offsets) {
    this.value = value;
    this.span = span;
    this.offsets = offsets;
  }

  /// A value written just as it reads, beginning where `span` begins.
  public static Text verbatim(String value, Span span) {
    return new Text(value, span, IN_STEP);
  }

  /// A value whose character `i` was written at `offsets[i]` of the span's source.
  public static Text mapped(String value, Span span, int[] offsets) {
    return new Text(value, span, offsets.clone());
  }

  public String value() {
    return value;
  }

  /// Where the whole value was written, quotes included.
  public Span span() {
    return span;
  }

  /// Where the characters from `from` up to but not including `to` were written.
  public Span at(int from, int to) {
    int start = offset(from);
    return span.source().span(start, to > from ? offset(to - 1) + 1 : start);
  }

  /// The part from `from` up to but not including `to`, with its place.
  public Text part(int from, int to) {
    int[] mine = offsets.length == 0 ? IN_STEP : java.util.Arrays.copyOfRange(offsets, from, to);
    return new Text(value.substring(from, to), at(from, to), mine);
  }

  private int offset(int index) {
    if (index >= value.length() && !value.isEmpty()) {
      return offset(value.length() - 1) + 1 + index - value.length();
    }
    return offsets.length == 0
        ? span.start() + index
        : index < offsets.length ? offsets[index] : span.start();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Text that && value.equals(that.value) && span.equals(that.span);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
