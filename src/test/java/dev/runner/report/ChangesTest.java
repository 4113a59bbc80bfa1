package dev.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.report.Changes.Change;
import dev.runner.report.Changes.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ChangesTest {
  private static final State SUCCEEDED = new State("succeeded", "");

  private static Story story() {
    return Story.of(JobStory.of("check").step("step-1").step("test"));
  }

  private static void failed(Story story, String key, int code) {
    Outcome outcome = Outcome.failed(new Reason.Exit(code));
    TaskStory test = TaskStory.failed("test", code);
    story.target("check", key, outcome, 10, TaskStory.of("step-1"), test);
  }

  private static Changes between(Story before, Story after) {
    try (Results one = before.results(Detail.NONE);
        Results other = after.results(Detail.NONE)) {
      return Changes.between(one, other);
    }
  }

  private static Change change(String key, State before, State after) {
    return new Change("check", key, Optional.of(before), Optional.of(after));
  }

  @Test
  void finds_none_in_the_same_run() {
    Story story = story().ok("check", "a", 10);
    failed(story, "b", 1);

    assertThat(between(story, story)).isEqualTo(new Changes(List.of(), 2));
  }

  @Test
  void finds_other_outcomes_and_other_reasons() {
    Story before = story().ok("check", "a", 10).ok("check", "b", 10);
    failed(before, "c", 1);
    failed(before, "d", 1);
    Story after = story();
    failed(after, "a", 1);
    after.ok("check", "b", 20).ok("check", "c", 10);
    failed(after, "d", 2);

    assertThat(between(before, after))
        .isEqualTo(
            new Changes(
                List.of(
                    change("a", SUCCEEDED, new State("failed", "test: exit 1")),
                    change("c", new State("failed", "test: exit 1"), SUCCEEDED),
                    change(
                        "d",
                        new State("failed", "test: exit 1"),
                        new State("failed", "test: exit 2"))),
                1));
  }

  @Test
  void finds_new_targets_and_those_that_are_gone() {
    Story before = story().ok("check", "gone", 10).ok("check", "a", 10);
    Story after = story().ok("check", "a", 10).ok("check", "new", 10);

    assertThat(between(before, after))
        .isEqualTo(
            new Changes(
                List.of(
                    new Change("check", "new", Optional.empty(), Optional.of(SUCCEEDED)),
                    new Change("check", "gone", Optional.of(SUCCEEDED), Optional.empty())),
                1));
  }
}
