package dev.runner.report;

import dev.runner.expr.Json;
import dev.runner.expr.Value;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Lines of JSON, a record each, made by one generator: a new one for each line would cost more
/// than the line. Used by one thread at a time.
final class JsonLine {
  private final StringWriter text = new StringWriter();
  private final JsonGenerator generator =
      JsonFactory.builder()
          .rootValueSeparator((String) null)
          .build()
          .createGenerator(ObjectWriteContext.empty(), text);

  /// One with its end.
  String of(List<String> names, List<Value> values) {
    generator.writeStartObject();
    for (int i = 0; i < values.size(); i++) {
      generator.writeName(names.get(i));
      Json.write(values.get(i), generator);
    }
    generator.writeEndObject();
    generator.writeRaw('\n');
    generator.flush();
    String line = text.toString();
    text.getBuffer().setLength(0);
    return line;
  }
}
