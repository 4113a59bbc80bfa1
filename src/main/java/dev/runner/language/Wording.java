package dev.runner.language;

import dev.runner.expr.Json;
import dev.runner.expr.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Says in words what a value may be.
final class Wording {
  private static final String HOLE = "`${{ }}`";

  /// The pattern of a string that has to be an expression, where a number is meant.
  private static final String ONLY_HOLES = "\\$\\{\\{";

  /// What the schema can only say by patterns.
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("template", "text, maybe with " + HOLE),
          Map.entry("expression", "bare expression"),
          Map.entry("boolean", "`true` or `false`"),
          Map.entry("duration", "duration such as `30s`"),
          Map.entry("positive_duration", "duration such as `30s`"),
          Map.entry("rate", "rate such as `20/s`"),
          Map.entry("size", "size such as `100MB`"),
          Map.entry("identifier", "identifier"),
          Map.entry("globs", "pattern, or list of patterns"),
          Map.entry("argv", "list: a program and its arguments"));

  private Wording() {}

  static String of(Definition definition, Schema schema) {
    return definition.names().stream()
        .filter(KNOWN::containsKey)
        .findFirst()
        .flatMap(it -> Optional.ofNullable(KNOWN.get(it)))
        .orElseGet(() -> String.join(", or ", alternatives(definition, schema)));
  }

  private static Set<String> alternatives(Definition definition, Schema schema) {
    List<Value> constants = constants(definition, schema);
    Set<String> words = new LinkedHashSet<>(constants.stream().map(Wording::code).toList());
    types(definition, schema).stream()
        .filter(it -> !told(it, constants, definition))
        .forEach(it -> words.add(word(it, definition)));
    return words;
  }

  /// Whether the constants say all of a type.
  private static boolean told(String type, List<Value> constants, Definition definition) {
    return switch (type) {
      case "string" ->
          constants.stream().anyMatch(Value.Str.class::isInstance) && !open(definition);
      case "boolean" -> constants.stream().anyMatch(Value.Bool.class::isInstance);
      default -> false;
    };
  }

  /// Whether other texts than the constants will do, expressions aside.
  private static boolean open(Definition definition) {
    return definition
        .alternatives()
        .map(it -> it.field("pattern").flatMap(Value::text).orElse(ONLY_HOLES))
        .anyMatch(it -> !it.equals(ONLY_HOLES));
  }

  /// The values that it may have, each as it is.
  private static List<Value> constants(Definition definition, Schema schema) {
    return inner(definition, schema)
        .flatMap(it -> Stream.concat(it.list("enum").stream(), it.says().field("const").stream()))
        .distinct()
        .toList();
  }

  private static List<String> types(Definition definition, Schema schema) {
    List<String> types = new ArrayList<>();
    inner(definition, schema)
        .flatMap(
            it ->
                Stream.concat(
                    Stream.of(it.text("type")),
                    it.list("type").stream().flatMap(type -> type.text().stream())))
        .filter(it -> !it.isEmpty() && !types.contains(it))
        .forEach(types::add);
    return types;
  }

  /// The definition, and all those of which one has to fit as well.
  private static Stream<Definition> inner(Definition definition, Schema schema) {
    return Stream.concat(
        Stream.of(definition),
        Stream.concat(definition.alternatives(), definition.part("then").stream())
            .map(schema::definition)
            .flatMap(it -> inner(it, schema)));
  }

  private static String word(String type, Definition definition) {
    return switch (type) {
      case "string" -> definition.text("pattern").equals(ONLY_HOLES) ? HOLE : "text";
      case "integer" -> "whole number" + range(definition);
      case "number" -> "number" + range(definition);
      case "boolean" -> "`true` or `false`";
      case "array" -> "list";
      case "object" -> "mapping";
      default -> type;
    };
  }

  private static String range(Definition definition) {
    String least = definition.text("minimum");
    String most = definition.text("maximum");
    return (least.isEmpty() ? "" : " from " + least) + (most.isEmpty() ? "" : " to " + most);
  }

  private static String code(Value value) {
    return "`" + value.text().orElseGet(() -> Json.write(value)) + "`";
  }
}
