package dev.runner.target;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Leads a parser along a path to the array there, and says what it found instead.
final class JsonWay {
  private static final int NAMED = 5;

  private final JsonParser parser;
  private final JsonPath path;
  private final Origin origin;

  JsonWay(JsonParser parser, JsonPath path, Origin origin) {
    this.parser = parser;
    this.path = path;
    this.origin = origin;
  }

  void toArray() throws SourceException {
    if (parser.nextToken() == null) {
      throw SourceException.invalid(origin.name() + " is empty, but a JSON array is expected");
    }
    for (int i = 0; i < path.steps().size(); i++) {
      step(i);
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw unexpected();
    }
  }

  private void step(int index) throws SourceException {
    String name = path.steps().get(index);
    boolean found =
        switch (kind()) {
          case "a record" -> toField(name);
          case "a list" -> toItem(name);
          default -> false;
        };
    if (!found) {
      throw SourceException.invalid(
          origin.name() + ": there is no " + path.shown(index + 1) + " in " + path.shown(index));
    }
  }

  private boolean toField(String name) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      if (name.equals(field)) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  private boolean toItem(String number) {
    if (!number.matches("[0-9]{1,9}")) {
      return false;
    }
    int left = Integer.parseInt(number);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (left-- == 0) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  private SourceException unexpected() {
    String where = origin.at(parser.currentTokenLocation().getLineNr());
    String found = kind();
    List<String> arrays = found.equals("a record") ? arrays() : List.of();
    String hint =
        arrays.isEmpty() ? "" : "; `path` leads to the array: " + String.join(" or ", arrays);
    return SourceException.invalid(
        where + ": " + path.shown(path.steps().size()) + " is " + found + ", not an array" + hint);
  }

  /// The fields of the record that hold an array.
  private List<String> arrays() {
    List<String> arrays = new ArrayList<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME && arrays.size() < NAMED) {
      String name = String.valueOf(parser.currentName());
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        arrays.add(Quoted.word(name));
      }
      parser.skipChildren();
    }
    return arrays;
  }

  private String kind() {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "a record";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> "the end";
    };
  }
}
