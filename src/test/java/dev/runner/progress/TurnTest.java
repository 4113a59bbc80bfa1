package dev.runner.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TurnTest {
  private final Turn turn = new Turn();

  @Test
  void begins_with_the_first_step_of_the_first_target_of_the_first_job() {
    assertThat(turn.current()).isEqualTo(new Place(0, 0, 0));
  }

  @Test
  void goes_to_the_next_step_and_the_next_target() {
    turn.targetsKnown(0, 2);
    turn.taskEnded(new Place(0, 0, 0));
    assertThat(turn.current()).isEqualTo(new Place(0, 0, 1));
    turn.taskEnded(new Place(0, 0, 1));
    turn.targetEnded(new Place(0, 0, 0));
    assertThat(turn.current()).isEqualTo(new Place(0, 1, 0));
  }

  @Test
  void remembers_what_ended_early() {
    turn.targetsKnown(0, 3);
    turn.taskEnded(new Place(0, 1, 0));
    turn.targetEnded(new Place(0, 1, 0));
    turn.taskEnded(new Place(0, 2, 0));
    turn.taskEnded(new Place(0, 0, 1));
    assertThat(turn.current()).isEqualTo(new Place(0, 0, 0));
    turn.taskEnded(new Place(0, 0, 0));
    assertThat(turn.current()).isEqualTo(new Place(0, 0, 2));
    turn.targetEnded(new Place(0, 0, 0));
    assertThat(turn.current()).isEqualTo(new Place(0, 2, 1));
  }

  @Test
  void waits_for_a_job_whose_targets_are_not_known() {
    turn.targetEnded(new Place(1, 0, 0));
    turn.targetEnded(new Place(0, 0, 0));
    assertThat(turn.current()).isEqualTo(new Place(0, 1, 0));
    turn.targetsKnown(0, 1);
    assertThat(turn.current()).isEqualTo(new Place(1, 1, 0));
  }

  @Test
  void passes_over_jobs_that_ended_without_a_target() {
    turn.jobEnded(0);
    turn.targetsKnown(1, 0);
    assertThat(turn.current()).isEqualTo(new Place(2, 0, 0));
  }
}
