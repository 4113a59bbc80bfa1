package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.runner.report.ValueNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How it is told how far a run is, as `--progress` says.
final class ProgressModeTest extends SystemTest {
  private static final String PLAN =
      """
      version: 1
      name: some
      jobs:
        all:
          targets: {list: [a, b, c]}
          concurrency: 1
          steps: [{run: 'touch started; sleep 0.6; [ "$RUN_TARGET" != b ]'}]
      """;

  @Test
  void tells_programs_in_lines_that_are_as_their_schema_says() throws Exception {
    write("plan.yaml", PLAN);
    Launched.Result result = runner("apply", "--progress", "json", "plan.yaml").run();

    List<String> lines =
        result.stderr().lines().filter(it -> it.startsWith("{\"progress\":")).toList();
    assertThat(lines).hasSizeGreaterThan(1);
    Validator validator =
        new ValidatorFactory().withJsonNodeFactory(ValueNode.FACTORY).createValidator();
    String schema = Files.readString(Path.of("schemas/progress.schema.json"));
    var uri = validator.registerSchema(schema);
    for (String line : lines) {
      assertThat(validator.validate(uri, line).getErrors()).isEmpty();
    }
    assertThat(lines.getLast()).contains("\"done\":3,\"total\":3,\"complete\":true,\"failed\":1,");
  }

  @Test
  void tells_nothing_where_nothing_is_asked_for_but_what_failed() throws Exception {
    write("plan.yaml", PLAN);
    Launched.Result result = runner("apply", "--progress", "none", "plan.yaml").run();
    assertThat(result.stderr()).isEqualTo("✗ b: exit 1\n");
  }

  @Test
  void draws_no_bar_where_there_is_no_terminal_and_starts_nothing() throws Exception {
    Path plan = write("plan.yaml", PLAN);
    Launched.Result result = runner("apply", "--progress", "bar", "plan.yaml").run();
    assertThat(result.code()).isEqualTo(64);
    assertThat(result.stdout()).isEmpty();
    assertThat(result.stderr())
        .isEqualTo(
            "runner: --progress bar needs a terminal on stderr; use --progress plain for lines\n");
    assertThat(plan.resolveSibling("started")).doesNotExist();
  }
}
