package dev.runner.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.CapturedBytes;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.TaskResult;
import dev.runner.expr.Value;
import dev.runner.graph.Task;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CauseTest {
  private static final Task APP = Sample.task(Sample.graph(1, 1), 0, "app", 0, 0);

  private final Cause cause = new Cause();

  @Test
  void tells_the_last_lines_of_standard_error() {
    assertThat(cause.of(failed("unseen\n", "one\ntwo\nthree\nfour\n\n")))
        .containsExactly("two", "three", "four");
  }

  @Test
  void tells_those_of_standard_output_where_there_is_no_error() {
    assertThat(cause.of(failed("why\n", " \n"))).containsExactly("why");
    assertThat(cause.of(failed("", ""))).isEmpty();
  }

  @Test
  void does_nothing_to_a_terminal() {
    assertThat(cause.of(failed("", "50%\r100%\r\u001b[31mred\u001b]0;title\u0007\r\n")))
        .containsExactly("red␛]0;title␇");
  }

  @Test
  void reads_no_more_than_the_end_of_a_line_without_one() {
    assertThat(cause.of(failed("", "x".repeat(1_000_000))))
        .singleElement()
        .satisfies(it -> assertThat(it).hasSizeLessThanOrEqualTo(4096));
  }

  @Test
  void tells_no_more_when_many_have_failed() {
    for (int i = 0; i < 20; i++) {
      assertThat(cause.of(failed("", "why\n"))).containsExactly("why");
    }
    assertThat(cause.of(failed("", "why\n"))).isEmpty();
  }

  private static TaskResult failed(String stdout, String stderr) {
    return new TaskResult(
        APP,
        Outcome.failed(new Reason.Exit(1)),
        1,
        Duration.ZERO,
        Value.NULL,
        Optional.empty(),
        Map.of(),
        new CapturedBytes(stdout),
        new CapturedBytes(stderr));
  }
}
