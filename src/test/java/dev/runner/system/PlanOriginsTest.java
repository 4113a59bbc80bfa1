package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// `runner plan` says where what holds comes from, where that is not the step itself.
final class PlanOriginsTest extends SystemTest {
  @Test
  void says_where_values_come_from() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: origins
        params:
          root: {type: path, default: src}
          names: {type: list, default: [a, b]}
          depth: {type: integer, default: 4}
          note: {required: false}
        include: jobs.yaml
        fail_fast: {after: 10%, running: finish}
        defaults: {timeout: 5m, retry: 2, on_interrupt: fail}
        """);
    write(
        "jobs.yaml",
        """
        jobs:
          build:
            timeout: 1m
            fail_fast: {after: 3}
            steps:
              - {id: a, exec: [echo, "${{ params.names[1] }}"]}
              - {id: b, exec: [b], timeout: 1s, retry: 0, on_interrupt: rerun}
        """);
    write("params.json", "{\"names\": [\"x\", \"y\"], \"depth\": 1}");

    assertThat(
            runner("plan", "plan.yaml", "--params", "params.json", "-p", "depth=2", "-j", "3")
                .run()
                .stdout())
        .isEqualTo(
            """
            origins
              at most 3 attempts at once from -j, fail_fast after 10%%, what runs finishes
              param root: %s/src (default)
              param names: [x, y] (params.json)
              param depth: 2 (-p)
              param note: null (not given)

            job build: fail_fast after 3
              step a (timeout 1m from job, retry 2 from defaults, on_interrupt fail from defaults): echo y
              step b (timeout 1s): b
            """
                .formatted(folder().toRealPath()));
    assertThat(
            runner("plan", "plan.yaml", "--timeout", "30s", "--rate-limit", "5/s").run().stdout())
        .contains(
            "rate_limit 5/1s from --rate-limit",
            "step a (timeout 30s from --timeout, retry 2 from defaults",
            "step b (timeout 1s)");
  }
}
