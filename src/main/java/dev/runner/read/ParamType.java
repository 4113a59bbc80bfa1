package dev.runner.read;

import dev.runner.expr.Type;
import dev.runner.expr.Value;
import dev.runner.yaml.Node;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a parameter may be, and how a text becomes such a value.
enum ParamType {
  STRING("a string"),
  INT("an integer"),
  NUMBER("a number"),
  BOOLEAN("a boolean: `true` or `false`"),
  PATH("a path");

  /// By the names that plans use.
  static final Map<String, ParamType> NAMES =
      new TreeMap<>(
          Map.of(
              "string", STRING, "integer", INT, "number", NUMBER, "boolean", BOOLEAN, "path",
              PATH));

  private final String expected;

  ParamType(String expected) {
    this.expected = expected;
  }

  /// The type of a default that stands alone.
  static ParamType of(Node.Kind kind) {
    return switch (kind) {
      case INTEGER -> INT;
      case FLOAT -> NUMBER;
      case BOOLEAN -> BOOLEAN;
      case STRING, NULL -> STRING;
    };
  }

  String expected() {
    return expected;
  }

  /// What is known of its values.
  Type type() {
    return switch (this) {
      case STRING, PATH -> Type.STR;
      case INT, NUMBER -> Type.NUM;
      case BOOLEAN -> Type.BOOL;
    };
  }

  /// Whether a default that is written like this may be meant.
  boolean accepts(Node.Kind kind) {
    return switch (this) {
      case STRING, PATH -> kind != Node.Kind.BOOLEAN && kind != Node.Kind.NULL;
      case INT -> kind == Node.Kind.INTEGER;
      case NUMBER -> kind == Node.Kind.INTEGER || kind == Node.Kind.FLOAT;
      case BOOLEAN -> kind == Node.Kind.BOOLEAN;
    };
  }

  /// The value that a text means; empty when it means none of this type.
  ///
  /// @param base where a path that is not absolute begins
  Optional<Value> parse(String text, Path base, Path home) {
    return switch (this) {
      case STRING -> Optional.of(Value.of(text));
      case INT -> Optional.of(text).filter(it -> it.matches("[-+]?[0-9]+")).flatMap(Values::number);
      case NUMBER -> Values.number(text);
      case BOOLEAN ->
          text.matches("true|false")
              ? Optional.of(Value.of(text.equals("true")))
              : Optional.empty();
      case PATH -> path(text, base, home).map(Value::of);
    };
  }

  private static Optional<String> path(String text, Path base, Path home) {
    if (text.equals("-")) {
      return Optional.of(text);
    }
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(expanded(text, base, home).normalize().toString());
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static Path expanded(String text, Path base, Path home) {
    return text.equals("~") || text.startsWith("~/")
        ? home.resolve(text.substring(Math.min(2, text.length())))
        : base.resolve(text);
  }
}
