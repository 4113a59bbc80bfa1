package dev.runner.target;

import java.io.IOException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// A scalar somewhere in a document that is not kept.
final class JsonScalar {
  private JsonScalar() {}

  /// Its text; empty when there is nothing at that place, or null.
  ///
  /// @throws SourceException when the document is no JSON, or a list or a record stands there
  static Optional<String> at(JsonPath path, Utf8Reader text, Origin origin)
      throws IOException, SourceException {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      for (String step : path.steps()) {
        if (!toField(parser, step)) {
          return Optional.empty();
        }
      }
      return scalar(parser, path, origin);
    } catch (JacksonException e) {
      text.rethrow();
      throw SourceException.invalid(
          origin.name() + ": " + Quoted.message(String.valueOf(e.getOriginalMessage())));
    }
  }

  private static boolean toField(JsonParser parser, String name) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return false;
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean found = name.equals(parser.currentName());
      parser.nextToken();
      if (found) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  private static Optional<String> scalar(JsonParser parser, JsonPath path, Origin origin)
      throws SourceException {
    return switch (parser.currentToken()) {
      case VALUE_NULL, VALUE_FALSE -> Optional.empty();
      case START_OBJECT, START_ARRAY ->
          throw SourceException.invalid(
              origin.name()
                  + ": "
                  + path.shown(path.steps().size())
                  + " is a list or a record, and leads to no next page");
      case null -> Optional.empty();
      default -> Optional.ofNullable(parser.getString());
    };
  }
}
