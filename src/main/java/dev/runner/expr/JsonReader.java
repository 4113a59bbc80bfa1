package dev.runner.expr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/// Reads one value of a JSON parser.
final class JsonReader {
  /// The most values within one, so that a small document doesn't fill the memory with empty lists.
  private static final int MOST = 1 << 20;

  private final JsonParser parser;
  private int values;

  JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /// The value that the parser is at, or else the next one.
  Value value() throws JsonException {
    if (parser.currentToken() == null) {
      parser.nextToken();
    }
    return value(0);
  }

  /// Complains if there is more.
  static void end(JsonParser parser) throws JsonException {
    if (parser.nextToken() != null) {
      throw new JsonException(
          where(parser.currentTokenLocation()) + "there is more behind the value");
    }
  }

  static JsonException malformed(JacksonException e) {
    String what = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("malformed");
    String plain = Json.unquoted(what);
    String lower = plain.substring(0, 1).toLowerCase(Locale.ROOT) + plain.substring(1);
    return new JsonException(where(e.getLocation()) + lower);
  }

  private static String where(@Nullable TokenStreamLocation at) {
    return at == null
        ? ""
        : "line " + at.getLineNr() + ", column " + Math.max(1, at.getColumnNr()) + ": ";
  }

  private Value value(int depth) throws JsonException {
    count(depth);
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new JsonException(
          where(parser.currentTokenLocation()) + "it ends where a value should begin");
    }
    return switch (token) {
      case START_OBJECT -> object(depth);
      case START_ARRAY -> list(depth);
      case VALUE_STRING -> Value.of(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
      case VALUE_TRUE -> Value.TRUE;
      case VALUE_FALSE -> Value.FALSE;
      case VALUE_NULL -> Value.NULL;
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new JsonException(
              where(parser.currentTokenLocation()) + "a value should begin here");
    };
  }

  private void count(int depth) throws JsonException {
    if (++values > MOST) {
      throw new JsonException(
          where(parser.currentTokenLocation()) + "more than " + MOST + " values");
    }
    if (depth > Json.DEEPEST) {
      throw new JsonException(
          where(parser.currentTokenLocation())
              + "nested more than "
              + Json.DEEPEST
              + " levels deep");
    }
  }

  private Value number() throws JsonException {
    try {
      return new Value.Num(parser.getDecimalValue(), parser.getString());
    } catch (NumberFormatException e) { // an exponent of more than nine digits
      throw new JsonException(
          where(parser.currentTokenLocation()) + "the number is too large or too small");
    }
  }

  private Value list(int depth) throws JsonException {
    List<Value> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(depth + 1));
    }
    return new Value.Arr(items);
  }

  private Value object(int depth) throws JsonException {
    Map<String, Value> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.getString();
      parser.nextToken();
      fields.put(name, value(depth + 1));
    }
    return new Value.Obj(fields);
  }
}
