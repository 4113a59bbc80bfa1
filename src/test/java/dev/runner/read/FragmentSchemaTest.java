package dev.runner.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.runner.text.Problem;
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
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the published schema of included files accepts is what the reader accepts there, as far as
/// a schema can tell.
final class FragmentSchemaTest {
  private static final String PLAN = "version: 1\nname: whole\ninclude: part.yaml\n";
  private static final String JOB = "jobs: {own: {steps: [{exec: ['true']}]}}\n";
  private static final URI SCHEMA = URI.create("https://example.org/schemas/fragment.schema.json");
  private static final Validator VALIDATOR = validator();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private static Validator validator() {
    Validator validator =
        new ValidatorFactory().withJsonNodeFactory(SchemaNode.FACTORY).createValidator();
    try {
      for (String name : List.of("plan.schema.json", "fragment.schema.json")) {
        validator.registerSchema(SCHEMA.resolve(name), Files.readString(Path.of("schemas", name)));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return validator;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true  | ''",
        "true  | version: 1",
        "true  | jobs: {}",
        "true  | 'vars: {a: [1, x]}'",
        "true  | 'limits: {api: {rate: 20/s}}'",
        "true  | 'params: {n: {type: integer, default: 1}}'",
        "true  | '{name: x, description: y, jobs: {a: {steps: [{exec: [make]}]}}}'",
        "false | 'jobs: {a: {step: [{exec: [make]}]}}'",
        "false | 'jobs: {a: {steps: [{exec: []}]}}'",
        "false | 'limits: {api: {rate: often}}'",
        "false | 'params: {n: {type: integer, default: 1, secrt: true}}'",
        "false | version: 2",
        "false | vars: 1",
        "false | job: {}",
        "false | concurrency: 3",
        "false | 'defaults: {timeout: 5m}'",
        "false | 'include: 3'",
        "false | []",
      })
  void both_accept_or_both_refuse(boolean sound, String part) throws IOException {
    assertThat(problems(part).isEmpty()).isEqualTo(sound);
    assertThat(refusal(node(part)).isEmpty()).isEqualTo(sound);
  }

  @Test
  void both_agree_on_files_with_mistakes() throws IOException {
    List<String> parts = PlanFuzzTest.sound().stream().map(FragmentSchemaTest::part).toList();
    SplittableRandom random = new SplittableRandom(8);
    Mutator mutator = new Mutator(random);
    List<String> disagreements = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String part = mutator.mutated(parts.get(random.nextInt(parts.size())), parts);
      Problems syntax = new Problems();
      Optional<Node> node = YamlReader.read(new Source("part.yaml", part), syntax);
      if (node.isPresent() && !syntax.any()) {
        disagreement(part, node.get()).ifPresent(disagreements::add);
      }
    }
    assertThat(disagreements).isEmpty();
  }

  /// Those blocks of a plan that an included file may have.
  private static String part(String plan) {
    StringBuilder part = new StringBuilder();
    boolean taken = false;
    for (String line : plan.lines().toList()) {
      if (!line.isEmpty() && Character.isLetter(line.charAt(0))) {
        String key = line.substring(0, line.indexOf(':'));
        taken = Inclusion.SECTIONS.contains(key);
      }
      part.append(taken ? line + "\n" : "");
    }
    return part.toString();
  }

  private Optional<String> disagreement(String part, Node node) throws IOException {
    List<String> reader = problems(part);
    String schema = refusal(node);
    if (reader.isEmpty() && !schema.isEmpty()) {
      return Optional.of("only the schema: " + schema);
    }
    boolean readers =
        reader.stream()
            .anyMatch(it -> SchemaAgreesTest.READERS.matcher(it).find() || it.contains("base_url"));
    return schema.isEmpty() && !reader.isEmpty() && !readers
        ? Optional.of("only the reader: " + reader)
        : Optional.empty();
  }

  @Test
  void has_the_keys_that_a_reader_takes_of_an_included_file() throws IOException {
    Node.Mapping schema =
        (Node.Mapping) node(Files.readString(Path.of("schemas/fragment.schema.json")));
    Node.Mapping keys = (Node.Mapping) Inclusion.entry(schema, "properties").orElseThrow().value();

    TreeSet<String> expected = new TreeSet<>(Inclusion.SECTIONS);
    expected.addAll(List.of("version", "name", "description", Inclusion.INCLUDE));
    assertThat(keys.entries().stream().map(it -> it.key().value()))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  /// What the reader says of a plan that includes this.
  private List<String> problems(String part) throws IOException {
    Files.writeString(folder.resolve("part.yaml"), part);
    Given given =
        new Given(
            Map.of(),
            Map.of("HOME", "/home/me", "CI", "true"),
            folder,
            folder,
            Path.of("/home/me"));
    boolean jobs = part.lines().noneMatch(it -> it.startsWith("jobs:")) || part.contains("{}");
    return PlanReader.read(new Source("plan.yaml", PLAN + (jobs ? JOB : "")), given)
        .problems()
        .all()
        .stream()
        .map(Problem::message)
        .toList();
  }

  private static Node node(String text) {
    return YamlReader.read(new Source("part.yaml", text), new Problems())
        .orElseThrow(() -> new IllegalArgumentException(text));
  }

  private static String refusal(Node part) {
    return VALIDATOR.validate(SCHEMA, new SchemaNode(part, "")).getErrors().stream()
        .map(it -> it.getInstanceLocation() + ": " + it.getError())
        .collect(Collectors.joining("\n"));
  }
}
