package dev.runner.yaml;

import dev.runner.text.Source;
import dev.runner.text.Span;
import dev.runner.text.Text;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/// Finds where each character of a scalar's value was written, by decoding the source once more
/// beside the library.
final class Scalars {
  private final Source source;
  private final String text;

  Scalars(Source source) {
    this.source = source;
    this.text = source.text();
  }

  /// The value of a scalar with its places.
  ///
  /// @param span from the scalar's anchor or tag to its end, as the library has it
  Text text(ScalarEvent event, Span span) {
    int start = Math.min(content(span.start()), span.end());
    return switch (event.getScalarStyle()) {
      case PLAIN, JSON_SCALAR_STYLE -> plain(event.getValue(), start, span.end());
      case SINGLE_QUOTED, DOUBLE_QUOTED -> quoted(event.getValue(), start, span.end());
      case LITERAL, FOLDED -> block(event.getValue(), start, span.end());
    };
  }

  /// Where a node's content begins, behind its anchor and tag.
  int content(int start) {
    int at = start;
    while (at < text.length() && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
      at = skipSpace(skipWord(at));
    }
    return at;
  }

  private Text plain(String value, int start, int end) {
    return end - start == value.length()
        ? Text.verbatim(value, source.span(start, end))
        : mapped(value, FlowDecoder.plain(text, start, end), start, end);
  }

  private Text quoted(String value, int start, int end) {
    FlowDecoder decoder =
        text.charAt(start) == '"'
            ? FlowDecoder.doubleQuoted(text, start + 1, end - 1)
            : FlowDecoder.singleQuoted(text, start + 1, end - 1);
    return mapped(value, decoder, start, end);
  }

  private Text block(String value, int start, int end) {
    Decoded decoded = new BlockDecoder(text, start, end, value).decode();
    return mapped(value, decoded, start, Math.max(start + 1, decoded.end()));
  }

  private Text mapped(String value, FlowDecoder decoder, int start, int end) {
    return mapped(value, decoder.decode(), start, end);
  }

  private Text mapped(String value, Decoded decoded, int start, int end) {
    int[] offsets =
        decoded.begins(value) ? decoded.offsets(value.length()) : guess(value, start, end);
    return Text.mapped(value, source.span(start, end), offsets);
  }

  /// Roughly the places: in step, but within the scalar.
  private static int[] guess(String value, int start, int end) {
    int[] offsets = new int[value.length()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = Math.max(start, Math.min(start + i, end - 1));
    }
    return offsets;
  }

  private int skipWord(int from) {
    int at = from;
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  /// Skips white space and comments.
  private int skipSpace(int from) {
    int at = from;
    while (at < text.length() && " \t\r\n#".indexOf(text.charAt(at)) >= 0) {
      at = text.charAt(at) == '#' ? lineEnd(at) : at + 1;
    }
    return at;
  }

  private int lineEnd(int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    return at;
  }
}
