package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Targets that follow those of the same key in another job. Each task adds a line to `done`: what
/// is done again is there twice.
final class PipelineTest extends SystemTest {
  private static final String PLAN =
      """
      version: 1
      name: pipeline
      jobs:
        first:
          targets: &keys {csv: rows.csv, key: id}
          steps:
            - id: one
              run: |
                if [ "${{ target.key }}" = slow ]; then until grep -q 'quick third' done; do sleep 0.05; done; fi
                echo "${{ target.key }} first" >>done
                printf %s "${{ target.value }}"
                exit "${{ target.code }}"
              outputs: {said: "${{ stdout }}"}
        second:
          needs: {first: {match: target}}
          targets: *keys
          steps:
            - {id: two, run: 'echo "${{ target.key }} second ${{ needs.first.outputs.said }}" >>done'}
        third:
          needs: {first: {match: target, condition: completed}, second: {match: target, condition: completed}}
          targets: *keys
          steps:
            - {id: three, run: 'echo "${{ target.key }} third ${{ needs.first.outcome }} ${{ needs.second.outcome }}" >>done'}
        sum:
          needs: {third: {condition: completed}}
          steps: [{id: sum, run: 'echo "sum ${{ needs.third.succeeded }}" >>done'}]
      """;

  private int apply(String... more) throws IOException {
    return runner(more).with("XDG_STATE_HOME", folder().resolve("state").toString()).run().code();
  }

  private void rows(String... rows) throws IOException {
    write("rows.csv", "id,value,code\n" + String.join("\n", rows) + "\n");
  }

  private List<String> done() throws IOException {
    List<String> lines = read("done").lines().toList();
    Files.delete(folder().resolve("done"));
    return lines;
  }

  @Test
  void a_target_goes_on_while_another_is_still_in_the_job_before() throws IOException {
    write("plan.yaml", PLAN);
    write("done", "");
    rows("slow,$(touch x),0", "quick,\"'\"\" \",0");
    assertThat(apply("apply", "plan.yaml")).isZero();
    assertThat(done())
        .containsExactly(
            "quick first",
            "quick second '\" ",
            "quick third succeeded succeeded",
            "slow first",
            "slow second $(touch x)",
            "slow third succeeded succeeded",
            "sum 2");
    assertThat(folder().resolve("x")).doesNotExist();
  }

  @Test
  void what_is_gone_on_with_does_no_more_than_what_has_changed() throws IOException {
    write("plan.yaml", PLAN);
    write("done", "");
    rows("a,1,0", "b,2,3", "c,3,0");
    assertThat(apply("apply", "plan.yaml", "-j", "1")).isEqualTo(2);
    assertThat(done())
        .contains("b first", "b third failed skipped", "c second 3", "sum 3")
        .doesNotContain("b second 2");

    rows("a,1,0", "b,2,0", "c,4,0");
    String planned =
        runner("plan", "plan.yaml", "--resume")
            .with("XDG_STATE_HOME", folder().resolve("state").toString())
            .run()
            .stdout();
    assertThat(apply("apply", "plan.yaml", "-j", "1", "--resume")).isZero();
    assertThat(done())
        .containsExactlyInAnyOrder(
            "b first",
            "b second 2",
            "b third succeeded succeeded",
            "c first",
            "c second 4",
            "c third succeeded succeeded",
            "sum 3");
    assertThat(planned)
        .contains("b/one: it has not succeeded", "c/two: something of job `first` is done again")
        .contains("job second: 1 kept, 2 to run", "job third: 1 kept, 2 to run")
        .doesNotContain("a/one");
  }

  @Test
  void a_job_that_has_ended_takes_nothing_that_others_need() throws IOException {
    write(
        "plan.yaml",
        """
        version: 1
        name: two
        jobs:
          a:
            targets: [x, y]
            steps: [{run: 'test "${{ target.key }}" = x || until [ -e over ]; do sleep 0.05; done; echo 1', outputs: {n: "${{ trim(stdout) }}"}}]
          b:
            needs: {a: {match: target}}
            targets: [x]
            steps: [{exec: [echo, "${{ needs.a.outputs.n }}"]}]
          over: {needs: [b], steps: [{exec: [touch, over]}]}
          c:
            needs: {a: {match: target}}
            targets: [x, y]
            steps: [{exec: [test, "${{ needs.a.outputs.n }}", =, "1"]}]
        """);
    assertThat(apply("apply", "plan.yaml")).isZero();
  }
}
