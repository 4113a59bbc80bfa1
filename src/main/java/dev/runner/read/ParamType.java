package dev.runner.read;

import dev.runner.expr.Type;
import dev.runner.expr.Value;
import dev.runner.plan.Durations;
import dev.runner.yaml.Node;
import java.nio.file.InvalidPathException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What one value of a parameter may be, and how a text becomes such a value.
enum ParamType {
  STRING("a string"),
  INT("an integer"),
  NUMBER("a number"),
  BOOLEAN("a boolean: `true` or `false`"),
  PATH("a path"),
  DURATION(Texts.DURATION);

  /// By the names that plans use.
  static final Map<String, ParamType> NAMES =
      new TreeMap<>(
          Map.of(
              "string",
              STRING,
              "integer",
              INT,
              "number",
              NUMBER,
              "boolean",
              BOOLEAN,
              "path",
              PATH,
              "duration",
              DURATION));

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
      case STRING, PATH, DURATION -> Type.STR;
      case INT, NUMBER -> Type.NUM;
      case BOOLEAN -> Type.BOOL;
    };
  }

  /// Whether its values are of some size, so that they have a least and a most.
  boolean sized() {
    return switch (this) {
      case INT, NUMBER, DURATION -> true;
      case STRING, BOOLEAN, PATH -> false;
    };
  }

  /// The size of a value; of a duration in nanoseconds.
  Value.Num size(Value value) {
    return switch (value) {
      case Value.Num number -> number;
      default ->
          Value.Num.spelled(
              value
                  .text()
                  .flatMap(Durations::parse)
                  .map(it -> Long.toString(it.toNanos()))
                  .orElse("0"));
    };
  }

  /// Whether a value that is written like this may be meant.
  boolean accepts(Node.Kind kind) {
    return switch (this) {
      case STRING, PATH -> kind != Node.Kind.BOOLEAN && kind != Node.Kind.NULL;
      case INT -> kind == Node.Kind.INTEGER;
      case NUMBER -> kind == Node.Kind.INTEGER || kind == Node.Kind.FLOAT;
      case BOOLEAN -> kind == Node.Kind.BOOLEAN;
      case DURATION -> kind == Node.Kind.STRING;
    };
  }

  /// The value that a text means; empty when it means none of this type.
  ///
  /// @param places where a path begins
  Optional<Value> parse(String text, Places places) {
    return switch (this) {
      case STRING -> Optional.of(Value.of(text));
      case INT -> Optional.of(text).filter(it -> it.matches("[-+]?[0-9]+")).flatMap(Values::number);
      case NUMBER -> Values.number(text);
      case BOOLEAN ->
          text.matches("true|false")
              ? Optional.of(Value.of(text.equals("true")))
              : Optional.empty();
      case PATH -> path(text, places).map(Value::of);
      case DURATION -> Durations.parse(text).map(_ -> Value.of(text));
    };
  }

  private static Optional<String> path(String text, Places places) {
    if (text.equals("-")) {
      return Optional.of(text);
    }
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(places.path(text).normalize().toString());
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }
}
