package dev.runner.report;

import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/// How JSON is put down within a page: nothing in it can end the element that it stands in, begin a
/// comment, or turn the direction of what an editor shows of it.
final class Embedded {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .characterEscapes(new Escapes())
          .build();

  private Embedded() {}

  /// A generator that leaves `out` open.
  static JsonGenerator generator(OutputStream out) {
    return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
  }

  private static final class Escapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;
    private static final int[] ASCII = ascii();

    private static int[] ascii() {
      int[] escapes = standardAsciiEscapesForJSON();
      for (char c : new char[] {'<', '>', '&', '\'', 0x7f}) {
        escapes[c] = ESCAPE_STANDARD;
      }
      return escapes;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ASCII.clone();
    }

    @Override
    @SuppressWarnings("NullAway")
    public SerializableString getEscapeSequence(int c) {
      boolean mark = c == 0x200e || c == 0x200f || c == 0x61c || c == 0xfeff;
      boolean turn = (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
      boolean hidden = mark || turn || (c >= 0x80 && c < 0xa0) || (c >= 0xfff0 && c < 0xfffd);
      boolean none = c == 0xfffe || c == 0xffff || (c >= 0xfdd0 && c <= 0xfdef);
      return hidden || none ? new SerializedString("\\u%04x".formatted(c)) : null;
    }
  }
}
