package dev.runner.report;

import dev.runner.expr.Escapes;
import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.MinimalPrettyPrinter;

/// How the document is put down: each job and each target on a line of its own, and nothing in it
/// can drive a terminal.
final class Document {
  private Document() {}

  /// A generator that leaves `out` open.
  static JsonGenerator generator(OutputStream out) {
    return factory().createGenerator(new Layout(), out);
  }

  /// The same of several documents, between which nothing is written.
  static JsonGenerator lines(OutputStream out) {
    return factory().createGenerator(new Apart(), out);
  }

  private static JsonFactory factory() {
    return JsonFactory.builder()
        .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
        .characterEscapes(new Escapes(""))
        .build();
  }

  private static final class Apart extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new MinimalPrettyPrinter("");
    }
  }

  private static final class Layout extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new Lines();
    }
  }

  /// Line breaks between the elements of the lists right below the top.
  private static final class Lines extends MinimalPrettyPrinter {
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

    private static void breakLine(JsonGenerator json) {
      TokenStreamContext list = json.streamWriteContext();
      if (list.getParent() != null && list.getParent().getParent().inRoot()) {
        json.writeRaw('\n');
      }
    }
  }
}
