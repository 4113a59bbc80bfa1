package dev.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.runner.expr.Json;
import dev.runner.expr.Value;
import dev.runner.read.SchemaNode;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.yaml.Node;
import dev.runner.yaml.YamlReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the schema tells of each key is whole, and true.
final class DocumentationTest {
  private static final Path SCHEMA = Path.of("schemas/plan.schema.json");

  /// Each key once, by the way to its declaration in the schema.
  private static final Map<String, Value.Obj> DECLARED = declared();

  @Test
  void each_key_has_a_title_a_description_and_examples() {
    List<String> poor = new ArrayList<>();
    LanguageTest.language()
        .all()
        .forEach(
            key -> {
              if (key.title().isEmpty() || key.title().length() > 50 || key.title().endsWith(".")) {
                poor.add(key + ": title");
              }
              if (!key.description().matches("(?s).*([.]|[.]\\)|: not at all)")) {
                poor.add(key + ": description");
              }
              if (key.examples().isEmpty() && !key.name().equals("*")) {
                poor.add(key + ": examples");
              }
              if (key.type().isEmpty()) {
                poor.add(key + ": type");
              }
            });

    assertThat(poor).isEmpty();
  }

  /// As a document of its own, each is what its part of the schema accepts.
  @Test
  void each_example_and_each_default_is_what_the_key_accepts() throws Exception {
    Validator validator =
        new ValidatorFactory().withJsonNodeFactory(SchemaNode.FACTORY).createValidator();
    URI schema = validator.registerSchema(Files.readString(SCHEMA));
    List<String> refused = new ArrayList<>();
    for (Map.Entry<String, Value.Obj> declared : DECLARED.entrySet()) {
      URI part = URI.create(schema + "#" + declared.getKey());
      for (Value value : shown(declared.getValue())) {
        Validator.Result result =
            validator.validate(part, SchemaNode.FACTORY.create(Json.write(value)));
        if (!result.isValid()) {
          refused.add(
              declared.getKey()
                  + ": "
                  + Json.write(value)
                  + ": "
                  + result.getErrors().getFirst().getError());
        }
      }
    }

    assertThat(refused).isEmpty();
    assertThat(DECLARED).hasSizeGreaterThan(150);
  }

  @Test
  void the_yaml_of_each_example_reads_as_the_example() {
    LanguageTest.language()
        .all()
        .forEach(
            key ->
                key.examples()
                    .forEach(
                        it -> {
                          assertThat(below(read(Example.alone(key, it)))).isEqualTo(it);
                          Value whole = read(Example.whole(key, it));
                          for (String step : key.path()) {
                            whole = below(whole);
                          }
                          assertThat(whole).as(key.shown()).isEqualTo(it);
                        }));
  }

  private static Value below(Value value) {
    return switch (value) {
      case Value.Obj(var fields) -> fields.values().iterator().next();
      case Value.Arr(var items) -> items.getFirst();
      default -> throw new AssertionError(value);
    };
  }

  private static Value read(List<String> lines) {
    String text = String.join("\n", lines) + "\n";
    Problems problems = new Problems();
    Node node = YamlReader.read(new Source("example", text), problems).orElseThrow();
    assertThat(problems.all()).as(text).isEmpty();
    return value(node);
  }

  private static Value value(Node node) {
    return switch (node) {
      case Node.Sequence list ->
          new Value.Arr(list.items().stream().map(DocumentationTest::value).toList());
      case Node.Mapping mapping -> {
        Map<String, Value> fields = new LinkedHashMap<>();
        mapping.entries().forEach(it -> fields.put(it.key().value(), value(it.value())));
        yield new Value.Obj(fields);
      }
      case Node.Scalar scalar ->
          switch (scalar.kind()) {
            case STRING -> Value.of(scalar.value());
            case BOOLEAN -> Value.of(scalar.value().equals("true"));
            case INTEGER, FLOAT -> Value.Num.spelled(scalar.value());
            case NULL -> Value.NULL;
          };
    };
  }

  private static List<Value> shown(Value.Obj declared) {
    return Stream.concat(
            declared.field("default").stream(),
            declared.field("examples").stream().flatMap(it -> ((Value.Arr) it).items().stream()))
        .toList();
  }

  private static Map<String, Value.Obj> declared() {
    try {
      Map<String, Value.Obj> declared = new LinkedHashMap<>();
      declared((Value.Obj) Json.parse(Files.readString(SCHEMA)), "", declared);
      return declared;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void declared(Value.Obj part, String place, Map<String, Value.Obj> into) {
    if (part.field("examples").isPresent() || part.field("default").isPresent()) {
      into.put(place, part);
    }
    part.fields()
        .forEach(
            (name, value) -> {
              boolean data =
                  List.of("examples", "default").contains(name) && !place.endsWith("/properties");
              if (value instanceof Value.Obj inner && !data) {
                declared(inner, place + "/" + name, into);
              }
            });
  }
}
