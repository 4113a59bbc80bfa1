package dev.runner.plans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.ValidatorFactory;
import dev.runner.SideBySide;
import dev.runner.report.ValueNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What each plan would do is told as the schema says: as its case `plan` tells it, or its case
/// `json` runs it.
final class OutlinesTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  static Stream<String> plans() throws IOException {
    try (Stream<Path> plans = Files.list(World.PLANS)) {
      return plans
          .filter(it -> Files.isDirectory(it.resolve("expected")))
          .map(it -> it.getFileName().toString())
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @SideBySide
  @MethodSource("plans")
  void are_as_the_schema_says(String plan) throws Exception {
    World world = World.of(plan, folder.resolve("world"));
    world.must(Files.readString(world.plan().resolve("expected/setup")));

    String outline = world.must(command(world.plan().resolve("expected")));

    var validator = new ValidatorFactory().withJsonNodeFactory(ValueNode.FACTORY);
    String schema = Files.readString(World.PROJECT.resolve("schemas/outline.schema.json"));
    assertThat(
            validator.validate(schema, outline).getErrors().stream()
                .map(it -> it.getInstanceLocation() + ": " + it.getError()))
        .isEmpty();
    assertThat(outline).contains("\"plan\":\"" + plan + "\"").endsWith("}\n");
  }

  private static String command(Path expected) throws IOException {
    Path plan = expected.resolve("plan/command");
    return Files.exists(plan)
        ? Files.readString(plan).replaceAll("(?m)^runner graph.*$", "").strip() + " -o json"
        : Files.readString(expected.resolve("json/command"))
            .replace("runner apply", "runner plan")
            .replace("--stream none", "--resolve");
  }
}
