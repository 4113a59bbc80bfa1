package dev.runner.expr;

import java.io.OutputStream;
import java.util.function.Predicate;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.MinimalPrettyPrinter;

/// How JSON is put down: each element of some lists on a line of its own, and nothing in it can
/// drive a terminal.
public final class JsonLayout extends ObjectWriteContext.Base {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .characterEscapes(new Escapes(""))
          .build();

  private final Predicate<TokenStreamContext> lists;

  /// @param lists whether what is being written stands in a list with a line for each element
  public JsonLayout(Predicate<TokenStreamContext> lists) {
    this.lists = lists;
  }

  /// A generator that leaves `out` open.
  public static JsonGenerator generator(OutputStream out, ObjectWriteContext layout) {
    return FACTORY.createGenerator(layout, out);
  }

  @Override
  public PrettyPrinter getPrettyPrinter() {
    return new Lines();
  }

  private final class Lines extends MinimalPrettyPrinter {
    private static final long serialVersionUID = 1;

    @Override
    public void beforeArrayValues(JsonGenerator json) {
      breakLine(json);
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) {
      super.writeArrayValueSeparator(json);
      breakLine(json);
    }

    private void breakLine(JsonGenerator json) {
      if (lists.test(json.streamWriteContext())) {
        json.writeRaw('\n');
      }
    }
  }
}
