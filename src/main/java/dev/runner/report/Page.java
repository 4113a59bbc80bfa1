package dev.runner.report;

import dev.runner.report.Paint.Colour;
import dev.runner.text.Width;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/// What a report for people is written on: lines in blocks, an empty line between two blocks.
final class Page {
  private final Writer out;
  private final Layout layout;
  private final Paint paint;
  private boolean begun;

  Page(Writer out, Layout layout) {
    this.out = out;
    this.layout = layout;
    this.paint = new Paint(layout.colour());
  }

  /// A piece of a line.
  record Part(String text, Colour colour) {}

  boolean verbose() {
    return layout.verbose();
  }

  /// Whether a line has only so many columns.
  boolean limited() {
    return layout.columns().isPresent();
  }

  int width() {
    return layout.width();
  }

  String in(Colour colour, String text) {
    return paint.in(colour, text);
  }

  /// Begins a block.
  void block() throws IOException {
    if (begun) {
      out.write('\n');
    }
    begun = true;
  }

  void line(CharSequence text) throws IOException {
    out.append(text).append('\n');
  }

  /// A line of one colour, cut where it must be.
  void line(String text, Colour colour) throws IOException {
    line(in(colour, fitted(text)));
  }

  /// Parts on one line, or on as few as they fit on.
  void flow(List<Part> parts, String between) throws IOException {
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (Part part : parts) {
      String text = fitted(part.text());
      int wide = Width.of(text);
      if (used > 0 && used + between.length() + wide > width()) {
        line(line);
        line.setLength(0);
        used = 0;
      }
      line.append(used > 0 ? between : "").append(in(part.colour(), text));
      used += wide + (used > 0 ? between.length() : 0);
    }
    line(line);
  }

  String fitted(String text) {
    return limited() ? Width.cut(text, width()) : text;
  }
}
