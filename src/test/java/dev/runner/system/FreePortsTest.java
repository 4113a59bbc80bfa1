package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The `vars` of a job, with a port of its own for each target.
final class FreePortsTest extends SystemTest {

  @BeforeEach
  void plan() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: ports
        vars: {kind: plain, name: unused}
        jobs:
          app:
            targets: [a, b, c, d, e, f, g, h, i, j]
            vars:
              port: ${{ free_port() }}
              name: ${{ vars.kind }}-${{ target.key }}
            env: {PORT: "${{ vars.port }}"}
            rate_limit: {rate: 1000/s, key: "${{ vars.port }}"}
            steps:
              - run: echo $RUN_TARGET ${{ vars.port }} ${{ vars.name }} >> seen
              - run: echo $RUN_TARGET $PORT ${{ vars.name }} >> seen
            finally: [{exec: [sh, -c, "echo $0 $1 $2 >> seen", "${{ target.key }}", "${{ vars.port }}", "${{ vars.name }}"]}]
          server:
            vars: {port: "${{ free_port() }}"}
            steps: [{run: "echo ${{ vars.port }} > served"}]
          client:
            needs: [server]
            steps: [{run: "echo ${{ needs.server.vars.port }} > asked"}]
        """);
  }

  @Test
  void all_steps_of_a_target_have_one_and_no_two_targets_have_the_same() throws Exception {
    assertThat(runner("apply", "plan.yaml", "-q").run().told()).isEqualTo("0||");
    Map<String, List<String>> seen =
        read("seen").lines().collect(Collectors.groupingBy(it -> it.substring(0, 1)));
    assertThat(seen.keySet())
        .containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
    seen.forEach(
        (key, lines) -> {
          assertThat(lines).hasSize(3);
          assertThat(lines.stream().distinct())
              .singleElement()
              .asString()
              .matches(key + " \\d{5} plain-" + key);
        });
    assertThat(read("seen").lines().map(it -> it.split(" ")[1]).distinct()).hasSize(10);
  }

  @Test
  void a_job_that_needs_the_server_knows_its_port() throws Exception {
    assertThat(runner("apply", "plan.yaml", "-q").run().code()).isZero();
    assertThat(read("asked")).matches("\\d{5}\n").isEqualTo(read("served"));
  }

  @Test
  void plan_shows_what_is_known_and_no_port() throws Exception {
    write(
        "known.yaml",
        """
        version: 1
        name: known
        jobs:
          app:
            targets: [a]
            vars: {name: "x-${{ target.key }}", port: "${{ free_port() }}", url: "http://h:${{ vars.port }}"}
            steps:
              - exec: [echo, "${{ vars.name }}"]
              - {exec: [echo, "${{ vars.port }}"], if: vars.port > 0}
              - {exec: [echo, "${{ vars.url }}"], if: vars.name == "b"}
        """);
    assertThat(runner("plan", "known.yaml").run().told())
        .isEqualTo(
            """
            0|known
              at most 10 attempts at once

            job app
              1 target
              target a
                step step-1: echo x-a
                step step-2 (if vars.port > 0): echo '${{ vars.port }}'
                step step-3 (skipped: if is false): echo '${{ vars.url }}'
            |""");
  }
}
