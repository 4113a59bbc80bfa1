package dev.runner.report;

import dev.runner.expr.Escapes;
import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// How JSON is put down within a page: nothing in it can end the element that it stands in, begin a
/// comment, or turn the direction of what an editor shows of it.
final class Embedded {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .characterEscapes(new InMarkup())
          .build();

  private Embedded() {}

  /// A generator that leaves `out` open.
  static JsonGenerator generator(OutputStream out) {
    return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
  }

  /// Also what could end the element, and what is no character.
  private static final class InMarkup extends Escapes {
    private static final long serialVersionUID = 1;

    InMarkup() {
      super("<>&'");
    }

    @Override
    protected boolean hidden(int c) {
      boolean none = c == 0xfffe || c == 0xffff || (c >= 0xfdd0 && c <= 0xfdef);
      return super.hidden(c) || none || c == 0xfeff || (c >= 0xfff0 && c < 0xfffd);
    }
  }
}
