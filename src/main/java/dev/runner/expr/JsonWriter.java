package dev.runner.expr;

import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/// Writes values as JSON.
final class JsonWriter {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

  private JsonWriter() {}

  static void write(Value value, JsonGenerator generator) {
    switch (value) {
      case Value.Null _ -> generator.writeNull();
      case Value.Bool(boolean truth) -> generator.writeBoolean(truth);
      case Value.Num number -> generator.writeNumber(spelling(number));
      case Value.Str(String text) -> generator.writeString(text);
      case Value.Arr list -> items(list, generator);
      case Value.Obj object -> fields(object, generator);
    }
  }

  /// As it was written, unless JSON knows no such spelling (`0x1f`).
  private static String spelling(Value.Num number) {
    return NUMBER.matcher(number.spelling()).matches()
        ? number.spelling()
        : number.value().toString();
  }

  private static void items(Value.Arr list, JsonGenerator generator) {
    generator.writeStartArray();
    list.items().forEach(it -> write(it, generator));
    generator.writeEndArray();
  }

  private static void fields(Value.Obj object, JsonGenerator generator) {
    generator.writeStartObject();
    object
        .fields()
        .forEach(
            (name, field) -> {
              generator.writeName(name);
              write(field, generator);
            });
    generator.writeEndObject();
  }
}
