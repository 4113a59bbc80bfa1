package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Much output, many targets: memory stays bounded.
final class ScaleTest extends SystemTest {
  private static final long MOST = 512L << 20;
  private static final int MANY = 100_000;

  private Launched.Result printing(String size, String... options) throws IOException {
    write(
        "plan.yaml",
        """
        version: 1
        name: loud
        jobs:
          lines: {steps: [{run: "yes 'a line of output' | head -c SIZE", shell: sh}]}
          line: {steps: [{run: "head -c SIZE /dev/zero | tr '\\\\0' x"}]}
        """
            .replace("SIZE", size));
    String[] all = new String[options.length + 2];
    all[0] = "apply";
    all[1] = "plan.yaml";
    System.arraycopy(options, 0, all, 2, options.length);
    return runner(all).run();
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "json"})
  void output_of_two_hundred_megabytes_takes_no_memory(String format) throws Exception {
    Launched.Result result = printing("100M", "-o", format);

    assertThat(result.code()).isZero();
    assertThat(result.peak()).isLessThan(MOST);
    assertThat(result.stdout()).hasSizeLessThan(10 << 20);
  }

  @Test
  void output_that_is_shown_takes_no_memory() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: shown
        jobs: {all: {steps: [{run: "yes 'a line of output' | head -c 50M"}]}}
        """);
    Launch launch = bash("\"$RUNNER\" apply plan.yaml --stream live | wc -c");
    assertThat(Long.parseLong(launch.run().stdout().strip())).isGreaterThan(50L << 20);
  }

  @Test
  @Tag("bench")
  void output_of_two_gigabytes_takes_no_memory() throws Exception {
    Launched.Result result = printing("1G");

    assertThat(result.code()).isZero();
    assertThat(result.peak()).isLessThan(MOST);
  }

  private static String targets(int count) {
    return IntStream.range(0, count)
        .mapToObj(it -> "      - target-" + it)
        .collect(Collectors.joining("\n", "\n", "\n"));
  }

  private void plan(int count, String step) throws IOException {
    write(
        "plan.yaml",
        "version: 1\nname: many\njobs:\n  all:\n    targets:"
            + targets(count)
            + "    steps: ["
            + step
            + "]\n");
  }

  @Test
  void two_thousand_commands_are_run() throws Exception {
    plan(2000, "{exec: [\"true\"]}");

    Launched.Result result = runner("apply", "plan.yaml").run();

    assertThat(result.stdout()).contains("Total 2000 | Succeeded 2000 | Failed 0 | Skipped 0");
    assertThat(result.stdout().lines().filter(it -> it.startsWith("target-"))).hasSize(2000);
    assertThat(result.code()).isZero();
    assertThat(result.peak()).isLessThan(MOST);
  }

  @Test
  void a_hundred_thousand_targets_are_planned_and_skipped() throws Exception {
    plan(MANY, "{if: \"target.key == 'none'\", exec: [touch, started]}");

    Launched.Result planned = runner("plan", "plan.yaml").run();
    Launched.Result applied = runner("apply", "plan.yaml", "-o", "csv").run();

    assertThat(planned.stdout()).contains(MANY + " targets").contains("99999 more");
    assertThat(planned.code()).isZero();
    assertThat(planned.peak()).isLessThan(MOST);
    assertThat(applied.stdout().lines().skip(1).toList())
        .isEqualTo(
            IntStream.range(0, MANY)
                .mapToObj("all,target-%d,skipped,if is false,0,0"::formatted)
                .toList());
    assertThat(applied.code()).isZero();
    assertThat(applied.peak()).isLessThan(MOST);
    assertThat(folder().resolve("started")).doesNotExist();
  }

  @Test
  @Tag("bench")
  void a_hundred_thousand_commands_are_run() throws Exception {
    plan(MANY, "{exec: [\"true\"]}");

    Launched.Result result = runner("apply", "plan.yaml", "-o", "csv").run();

    assertThat(result.stdout().lines()).hasSize(MANY + 1);
    assertThat(result.peak()).isLessThan(MOST);
  }
}
