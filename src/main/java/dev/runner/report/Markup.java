package dev.runner.report;

import dev.runner.text.Printable;

/// Text as it may stand in HTML.
final class Markup {
  private Markup() {}

  /// On one line, without anything that is no text.
  static String text(String text) {
    return Printable.line(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
