package dev.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Outcome;
import dev.runner.expr.Value;
import dev.runner.plan.Total;
import org.junit.jupiter.api.Test;

/// Rows in groups, and what is made of their columns.
final class GroupsTest {

  private static Story story(JobStory job) {
    Story story =
        Story.of(
            job.column("repo", "target.key")
                .column("branch", "steps.step-1.outputs.branch")
                .column("dirty", "steps.step-1.outputs.dirty"));
    row(story, "app", "main", 3);
    row(story, "lib", "dev", 12);
    row(story, "docs", "main", 0);
    return row(story, "web", "dev", 4);
  }

  private static Story row(Story story, String key, String branch, long dirty) {
    TaskStory task =
        TaskStory.of("step-1").output("branch", Value.of(branch)).output("dirty", Value.of(dirty));
    return story.target("state", key, Outcome.SUCCEEDED, 10, task);
  }

  private static String table(JobStory job) {
    String table = story(job).table();
    return table.substring(0, table.indexOf("\nTotal "));
  }

  @Test
  void totals_stand_below_the_rows() {
    assertThat(table(JobStory.of("state").total("dirty", Total.SUM)))
        .isEqualTo(
            """
            repo   branch  dirty
            app    main        3
            lib    dev        12
            docs   main        0
            web    dev         4
            total             19
            """);
  }

  @Test
  void rows_of_a_group_stand_together_whatever_the_order_within() {
    assertThat(
            table(
                JobStory.of("state")
                    .groupBy("branch")
                    .sort("dirty")
                    .reverse()
                    .total("dirty", Total.MAX)))
        .isEqualTo(
            """
            repo   dirty
            dev
            lib       12
            web        4
            total     12

            main
            app        3
            docs       0
            total      3

            total     12
            """);
  }

  @Test
  void a_group_needs_no_totals() {
    assertThat(table(JobStory.of("state").groupBy("branch")))
        .isEqualTo(
            """
            repo  dirty
            dev
            lib      12
            web       4

            main
            app       3
            docs      0
            """);
  }

  @Test
  void json_has_both() {
    assertThat(story(JobStory.of("state").groupBy("branch").total("dirty", Total.MEAN)).json())
        .contains(
            "\"groups\":[",
            "{\"group\":\"dev\",\"rows\":2,\"column_totals\":{\"dirty\":8}}",
            "{\"group\":\"main\",\"rows\":2,\"column_totals\":{\"dirty\":1.5}}",
            "],\"column_totals\":{\"dirty\":4.75}}");
  }

  @Test
  void what_is_no_number_only_counts() {
    Story story =
        Story.of(JobStory.of("state").column("n", "steps.step-1.outputs.n").total("n", Total.SUM));
    for (Value value : new Value[] {Value.of("x"), Value.NULL, Value.of(2)}) {
      story.target(
          "state", "k" + value, Outcome.SUCCEEDED, 1, TaskStory.of("step-1").output("n", value));
    }
    assertThat(story.json()).contains("\"column_totals\":{\"n\":2}");
  }
}
