package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// That a short run finds in the start-up cache what it needs. What is missing there costs
/// milliseconds for each class, at every start.
final class StartUpTest extends SystemTest {
  /// As plans are: with params, conditions, functions, columns, and runs before that it deletes.
  private static final String PLAN =
      """
      version: 1
      name: state
      params:
        depth: {type: integer, default: 4}
        all: {type: boolean, default: false}
      defaults: {timeout: 2m}
      retain: 1
      jobs:
        state:
          targets: [b, a]
          steps:
            - id: look
              if: always() && !params.all
              exec: [printf, '# branch %s\\nx\\n', "${{ target.key }}"]
              outputs:
                branch: ${{ capture(stdout, "^# branch (.*)$") }}
                ahead: ${{ number(capture(stdout, "^# ahead ([0-9]+)")) }}
                dirty: ${{ count(filter(lines(stdout), line, !startsWith(line, "#"))) }}
          report:
            columns: {branch: steps.look.outputs.branch, dirty: steps.look.outputs.dirty}
            sort: default(steps.look.outputs.branch, "")
            where: "params.all || steps.look.outputs.dirty > 0"
      """;

  private String logged(String what, String... options) throws Exception {
    write("plan.yaml", PLAN);
    for (int i = 0; i < 3; i++) {
      Launched.Result result =
          runner("apply", "plan.yaml")
              .with("TERM", "xterm")
              .with(
                  "RUNNER_JAVA_OPTS",
                  "-Xlog:" + what + ":file=jvm.log " + String.join(" ", options))
              .run();
      assertThat(result.told()).contains("a           1");
    }
    return read("jvm.log");
  }

  /// As loaded, without those of the cache's layer that is loaded whole.
  private static List<String> loadedLater(String log) {
    return log.lines()
        .filter(it -> !it.endsWith("source: shared objects file"))
        .filter(it -> it.contains("dev.runner.") || it.contains("$$Lambda"))
        .toList();
  }

  @Test
  void every_class_of_ours_is_in_the_cache() throws Exception {
    assertThat(loadedLater(logged("class+load"))).isEmpty();
  }

  @Test
  void every_class_of_ours_is_in_the_cache_on_a_terminal() throws Exception {
    assertThat(loadedLater(logged("class+load", "-Drunner.tty=12"))).isEmpty();
  }

  /// Preparing it takes as long as all else that a short run does.
  @Test
  void decimal_numbers_are_not_prepared() throws Exception {
    assertThat(logged("class+init"))
        .contains("'dev/runner/expr/Evaluator'")
        .doesNotContain("'java/math/BigDecimal'");
  }
}
