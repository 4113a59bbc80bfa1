package dev.runner.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.runner.text.Excerpt;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.yaml.Node;
import dev.runner.yaml.YamlReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the published schema accepts is what the reader accepts, as far as a schema can tell.
final class SchemaAgreesTest {
  private static final Path SCHEMA = Path.of("schemas/plan.schema.json");

  /// Broken plans that the schema can't refuse, and why.
  private static final Map<String, String> BEYOND_A_SCHEMA =
      Map.ofEntries(
          Map.entry("bad-regex", "an expression"),
          Map.entry("cycle-of-jobs", "a cycle"),
          Map.entry("cycle-of-one", "a cycle"),
          Map.entry("cycle-of-steps", "a cycle"),
          Map.entry("duplicate-step-id", "two items with one id"),
          Map.entry("expression-in-folded-block", "an expression"),
          Map.entry("expression-in-literal-block", "an expression"),
          Map.entry("expression-in-quotes", "an expression"),
          Map.entry("expression-syntax", "an expression"),
          Map.entry("expression-wrong-type", "an expression"),
          Map.entry("hole-after-dollar", "a script"),
          Map.entry("hole-in-another-shell", "a script"),
          Map.entry("hole-in-arithmetic", "a script"),
          Map.entry("hole-in-backquotes", "a script"),
          Map.entry("hole-in-quoted-document", "a script"),
          Map.entry("hole-in-single-quotes", "a script"),
          Map.entry("if-with-single-equals", "an expression"),
          Map.entry("if-with-words", "an expression"),
          Map.entry("needs-unknown-job", "a name that isn't there"),
          Map.entry("needs-unknown-step", "a name that isn't there"),
          Map.entry("targets-duplicate-keys", "two items with one key"),
          Map.entry("targets-expect", "two numbers in one string"),
          Map.entry("targets-unknown-field", "a name that isn't there"),
          Map.entry("targets-without-key", "which of two fields is the key"),
          Map.entry("undefined-env", "an expression"),
          Map.entry("undefined-function", "an expression"),
          Map.entry("undefined-in-outputs", "an expression"),
          Map.entry("undefined-param", "an expression"),
          Map.entry("undefined-step-and-output", "an expression"),
          Map.entry("vars-use-each-other", "an expression"));

  private static final Validator VALIDATOR =
      new ValidatorFactory().withJsonNodeFactory(SchemaNode.FACTORY).createValidator();

  private static final URI URI_OF_SCHEMA = registered();

  @ParameterizedTest
  @MethodSource("plans")
  void both_accept_a_plan(Path plan) throws IOException {
    Reading reading = BrokenPlansTest.read(plan);

    assertThat(Excerpt.of(reading.problems().all())).isEmpty();
    assertThat(refusal(node(plan).orElseThrow())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.runner.read.BrokenPlansTest#plans")
  void both_refuse_a_broken_plan(Path plan) throws IOException {
    Optional<Node> node = node(plan);
    assumeTrue(node.isPresent(), "no YAML");
    String name = plan.getFileName().toString().replace(".yaml", "");

    assertThat(refusal(node.get()).isEmpty())
        .as("%s: %s", name, BEYOND_A_SCHEMA.get(name))
        .isEqualTo(BEYOND_A_SCHEMA.containsKey(name));
  }

  @Test
  void each_key_has_a_title_a_description_and_examples() throws IOException {
    Node schema = YamlReader.read(source(SCHEMA), new Problems()).orElseThrow();
    List<String> poor = new ArrayList<>();
    undescribed((Node.Mapping) schema, "", poor);

    assertThat(poor).isEmpty();
  }

  /// Adds the path of every property that says too little, in itself and in what it refers to.
  private static void undescribed(Node.Mapping schema, String path, List<String> poor) {
    for (Node.Entry entry : schema.entries()) {
      if (entry.value() instanceof Node.Mapping child) {
        String place = path + "/" + entry.key().value();
        boolean property =
            path.endsWith("/properties") && !place.contains("/then/") && !place.contains("/else/");
        if (property && !described(child)) {
          poor.add(place);
        }
        undescribed(child, place, poor);
      }
    }
  }

  private static boolean described(Node.Mapping property) {
    List<String> keys = property.entries().stream().map(it -> it.key().value()).toList();
    boolean spoken = keys.contains("title") && keys.contains("description");
    boolean shown = Stream.of("examples", "default", "enum").anyMatch(keys::contains);
    return keys.contains("$ref")
        || spoken && (shown || keys.contains("items"))
        || spoken && keys.contains("additionalProperties");
  }

  static List<Path> plans() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("plans"), 2)) {
      return files.filter(it -> it.endsWith("plan.yaml")).sorted().toList();
    }
  }

  private static String refusal(Node plan) {
    return VALIDATOR.validate(URI_OF_SCHEMA, new SchemaNode(plan, "")).getErrors().stream()
        .map(it -> it.getInstanceLocation() + ": " + it.getError())
        .collect(Collectors.joining("\n"));
  }

  /// The document, where it is one.
  private static Optional<Node> node(Path plan) throws IOException {
    Problems problems = new Problems();
    return YamlReader.read(source(plan), problems).filter(_ -> !problems.any());
  }

  private static Source source(Path file) throws IOException {
    return new Source(file.toString(), Files.readString(file));
  }

  private static URI registered() {
    try {
      return VALIDATOR.registerSchema(Files.readString(SCHEMA));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
