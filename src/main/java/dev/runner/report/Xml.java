package dev.runner.report;

import dev.runner.text.Printable;
import java.io.IOException;
import java.io.Writer;

/// Writes XML 1.0, well-formed whatever the texts hold: what can't stand in it becomes `U+FFFD`,
/// the sequences that colour a terminal are left out.
final class Xml {
  private static final char REPLACEMENT = '\ufffd';

  private final Writer out;
  private int depth;

  /// Whether it is not known yet whether the latest element holds anything.
  private boolean open;

  Xml(Writer out) throws IOException {
    this.out = out;
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  }

  /// Begins an element whose attributes follow.
  Xml element(String name) throws IOException {
    out.write(open ? ">\n" : "");
    open = false;
    out.write("  ".repeat(depth) + "<" + name);
    return this;
  }

  Xml attribute(String name, String value) throws IOException {
    out.write(" " + name + "=\"");
    text(value, true);
    out.write('"');
    return this;
  }

  Xml attribute(String name, long value) throws IOException {
    return attribute(name, Long.toString(value));
  }

  /// Ends an element that holds nothing.
  void empty() throws IOException {
    out.write("/>\n");
  }

  /// Elements may follow that it holds.
  void open() {
    open = true;
    depth++;
  }

  void close(String name) throws IOException {
    depth--;
    out.write(open ? "/>\n" : "  ".repeat(depth) + "</" + name + ">\n");
    open = false;
  }

  /// Ends an element that holds a text alone.
  void text(String name, String text) throws IOException {
    out.write('>');
    text(text, false);
    out.write("</" + name + ">\n");
  }

  private void text(String text, boolean attribute) throws IOException {
    String plain = text.indexOf('\u001b') < 0 ? text : Printable.uncoloured(text);
    for (int i = 0; i < plain.length(); i += Character.charCount(plain.codePointAt(i))) {
      character(plain.codePointAt(i), attribute);
    }
  }

  private void character(int c, boolean attribute) throws IOException {
    switch (c) {
      case '&' -> out.write("&amp;");
      case '<' -> out.write("&lt;");
      case '>' -> out.write("&gt;");
      case '"' -> out.write(attribute ? "&quot;" : "\"");
      case '\r' -> out.write("&#13;");
      case '\n', '\t' -> out.write(attribute ? "&#" + c + ";" : Character.toString(c));
      default -> {
        if (allowed(c)) {
          out.write(Character.toString(c));
        } else {
          out.write(REPLACEMENT);
        }
      }
    }
  }

  /// `Char` of XML 1.0, but for what may be there yet is discouraged: control characters beyond
  /// ASCII, and those that are none.
  private static boolean allowed(int c) {
    boolean control = c < 0x20 || c >= 0x7f && c < 0xa0;
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    boolean none = (c & 0xfffe) == 0xfffe || c >= 0xfdd0 && c <= 0xfdef;
    return !control && !surrogate && !none;
  }
}
