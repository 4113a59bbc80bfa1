package dev.runner.report;

import dev.runner.expr.JsonLayout;
import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.util.MinimalPrettyPrinter;

/// How the document is put down: each job and each target on a line of its own, and nothing in it
/// can drive a terminal.
final class Document {
  private Document() {}

  /// A generator that leaves `out` open.
  static JsonGenerator generator(OutputStream out) {
    return JsonLayout.generator(out, new JsonLayout(Document::belowTop));
  }

  /// The same of several documents, between which nothing is written.
  static JsonGenerator lines(OutputStream out) {
    return JsonLayout.generator(out, new Apart());
  }

  /// Whether a list stands right below the top.
  private static boolean belowTop(TokenStreamContext list) {
    return list.getParent() != null && list.getParent().getParent().inRoot();
  }

  private static final class Apart extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new MinimalPrettyPrinter("");
    }
  }
}
