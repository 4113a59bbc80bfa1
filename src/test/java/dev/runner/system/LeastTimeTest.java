package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// What `plan` says of how long a run takes, once there were others.
final class LeastTimeTest extends SystemTest {
  private static final String LEAST = "going by earlier runs, it takes at least [0-9ms]+: ";

  private String last(String plan) throws IOException {
    write("plan.yaml", plan);
    return runner("plan", "plan.yaml").run().stdout().lines().toList().getLast();
  }

  @Test
  void goes_by_earlier_runs_and_says_what_bounds_it() throws IOException {
    String plan =
        """
        version: 1
        name: least
        concurrency: 4
        jobs:
          fetch:
            targets: [a, b, c, d]
            concurrency: 2
            steps: [{run: sleep 1.2}]
          sum:
            needs: [fetch]
            steps: [{run: sleep 1.1}]
        """;
    assertThat(last(plan)).doesNotContain("earlier runs");

    assertThat(runner("apply", "plan.yaml", "-q").run().told()).isEqualTo("0||");

    assertThat(last(plan)).matches(LEAST + "fetch \\d+s \\(concurrency 2\\), then sum \\d+s");
    assertThat(last(plan.replace("concurrency: 4", "concurrency: 1")))
        .matches(LEAST + "fetch \\d+s \\(the plan's concurrency 1\\), then sum \\d+s");
    assertThat(last(plan.replace("    concurrency: 2", "    rate_limit: 1/20s")))
        .matches(LEAST + "fetch 1m \\(rate 1/20s\\), then sum \\d+s");
    assertThat(last(plan.replace("needs: [fetch]", "needs: []").replace("cy: 4", "cy: 1")))
        .matches(LEAST + "the plan's concurrency 1 bounds it");
  }
}
