package dev.runner.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.RunOptions;
import dev.runner.Runner;
import dev.runner.event.Channel;
import dev.runner.event.Event;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.expr.Value;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.graph.Task;
import dev.runner.read.Given;
import dev.runner.text.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What attempts print stands between what is told of their starts and their ends.
final class InOrderTest {
  private static final Task TASK = task();

  private final List<String> shown = new ArrayList<>();
  private final InOrder inOrder =
      new InOrder(
          (_, _, bytes) -> shown.add(new String(bytes, UTF_8)), (_, line) -> shown.add(line));

  @Test
  void keeps_what_is_printed_until_the_start_has_been_told() {
    inOrder.starts(TASK);
    print("one");
    tell(started(1));
    print("two");
    tell(ended(1));
    assertThat(shown).containsExactly("start 1", "one", "two", "end 1");
  }

  @Test
  void keeps_what_the_next_attempt_prints_until_the_end_of_the_last_one_has_been_told() {
    inOrder.starts(TASK);
    tell(started(1));
    print("one");
    inOrder.starts(TASK);
    print("two");
    tell(ended(1));
    tell(started(2));
    print("three");
    tell(ended(2));
    assertThat(shown)
        .containsExactly("start 1", "one", "end 1", "start 2", "two", "three", "end 2");
  }

  @Test
  void keeps_apart_attempts_of_which_nothing_has_been_told() {
    inOrder.starts(TASK);
    print("one");
    inOrder.starts(TASK);
    print("two");
    tell(started(1));
    tell(ended(1));
    tell(started(2));
    tell(ended(2));
    assertThat(shown).containsExactly("start 1", "one", "end 1", "start 2", "two", "end 2");
  }

  private static Task task() {
    Path folder = Path.of("/");
    Given given = new Given(Map.of(), Map.of(), folder, folder, folder);
    String plan = "{version: 1, name: p, jobs: {a: {steps: [{exec: [ls]}]}}}";
    JobNode job =
        Runner.load(new Source("plan.yaml", plan), given, RunOptions.NONE)
            .graph()
            .jobs()
            .getFirst();
    return new Task(new Target(job, 0, "key", new Value.Obj(Map.of())), job.steps().getFirst());
  }

  private void print(String text) {
    inOrder.write(TASK, Channel.STDOUT, text.getBytes(UTF_8));
  }

  private void tell(Event event) {
    shown.add(
        switch (event) {
          case Event.AttemptStarted it -> "start " + it.number();
          case Event.AttemptEnded it -> "end " + it.number();
          default -> throw new IllegalArgumentException(event.toString());
        });
    inOrder.told(event);
  }

  private static Event started(int number) {
    return new Event.AttemptStarted(Instant.EPOCH, TASK, number);
  }

  private static Event ended(int number) {
    return new Event.AttemptEnded(
        Instant.EPOCH,
        TASK,
        number,
        Outcome.failed(new Reason.Exit(1)),
        Duration.ZERO,
        Optional.empty(),
        Optional.empty());
  }
}
