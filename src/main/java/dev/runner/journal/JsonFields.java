package dev.runner.journal;

import dev.runner.expr.Json;
import dev.runner.expr.JsonException;
import dev.runner.expr.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/// The fields of an object, each taken for what it has to be.
record JsonFields(Value.Obj object) {
  private static final String AT = "\"at\":\"";

  static JsonFields of(JournalReader.Line line) throws FormatException {
    try {
      return of(Json.parse(line.text()));
    } catch (JsonException e) {
      throw new FormatException("it is no JSON: " + e.getMessage());
    }
  }

  static JsonFields of(Value value) throws FormatException {
    if (value instanceof Value.Obj object) {
      return new JsonFields(object);
    }
    throw new FormatException("an object was expected");
  }

  boolean has(String name) {
    return object.field(name).isPresent();
  }

  Value value(String name) throws FormatException {
    return object.field(name).orElseThrow(() -> wrong(name));
  }

  String text(String name) throws FormatException {
    if (value(name) instanceof Value.Str(String text)) {
      return text;
    }
    throw wrong(name);
  }

  long number(String name) throws FormatException {
    try {
      return decimal(name).longValueExact();
    } catch (ArithmeticException e) {
      throw wrong(name);
    }
  }

  int small(String name) throws FormatException {
    return (int) number(name);
  }

  private BigDecimal decimal(String name) throws FormatException {
    if (value(name) instanceof Value.Num number) {
      return number.value();
    }
    throw wrong(name);
  }

  Instant time(String name) throws FormatException {
    return parsed(text(name));
  }

  /// When something happened, without reading all of the line: its second field.
  static Instant time(JournalReader.Line line) throws FormatException {
    String text = line.text();
    int start = text.indexOf(AT) + AT.length();
    int end = text.indexOf('"', start);
    if (start < AT.length() || end < 0) {
      throw wrong("at");
    }
    return parsed(text.substring(start, end));
  }

  private static Instant parsed(String text) throws FormatException {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new FormatException("`" + text + "` is no time");
    }
  }

  /// Of milliseconds.
  Duration duration(String name) throws FormatException {
    return Duration.ofNanos(decimal(name).movePointRight(6).longValue());
  }

  Value.Obj object(String name) throws FormatException {
    if (value(name) instanceof Value.Obj inner) {
      return inner;
    }
    throw wrong(name);
  }

  JsonFields in(String name) throws FormatException {
    return new JsonFields(object(name));
  }

  List<Value> list(String name) throws FormatException {
    if (value(name) instanceof Value.Arr list) {
      return list.items();
    }
    throw wrong(name);
  }

  private static FormatException wrong(String name) {
    return new FormatException("its `" + name + "` is missing, or not what it should be");
  }
}
