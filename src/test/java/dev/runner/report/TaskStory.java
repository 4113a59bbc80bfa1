package dev.runner.report;

import dev.runner.event.Captured;
import dev.runner.event.CapturedBytes;
import dev.runner.event.Definition;
import dev.runner.event.Event;
import dev.runner.event.Executed;
import dev.runner.event.Obstacle;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.TaskResult;
import dev.runner.event.Usage;
import dev.runner.event.Wait;
import dev.runner.expr.Value;
import dev.runner.graph.Task;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What became of a task that a test makes up: it succeeded at once, unless said otherwise.
record TaskStory(
    String step,
    Outcome outcome,
    int attempts,
    long millis,
    Map<String, Value> outputs,
    Captured stdout,
    Captured stderr,
    Optional<Usage> usage,
    int exit,
    Executed executed) {

  static TaskStory of(String step) {
    return new TaskStory(
        step,
        Outcome.SUCCEEDED,
        1,
        100,
        Map.of(),
        Captured.NONE,
        Captured.NONE,
        Optional.empty(),
        0,
        Executed.NOTHING);
  }

  static TaskStory failed(String step, int code) {
    return of(step).ended(Outcome.failed(new Reason.Exit(code)));
  }

  /// A task that never started.
  static TaskStory never(String step, Outcome outcome) {
    return of(step).ended(outcome).attempts(0).took(0);
  }

  TaskStory ended(Outcome with) {
    return new TaskStory(
        step, with, attempts, millis, outputs, stdout, stderr, usage, exit, executed);
  }

  TaskStory attempts(int made) {
    return new TaskStory(
        step, outcome, made, millis, outputs, stdout, stderr, usage, exit, executed);
  }

  TaskStory took(long time) {
    return new TaskStory(
        step, outcome, attempts, time, outputs, stdout, stderr, usage, exit, executed);
  }

  TaskStory output(String name, Value value) {
    Map<String, Value> more = new LinkedHashMap<>(outputs);
    more.put(name, value);
    return new TaskStory(
        step, outcome, attempts, millis, more, stdout, stderr, usage, exit, executed);
  }

  TaskStory stdout(String text) {
    return stdout(text.getBytes(StandardCharsets.UTF_8));
  }

  TaskStory stdout(byte[] bytes) {
    return new TaskStory(
        step,
        outcome,
        attempts,
        millis,
        outputs,
        new CapturedBytes(bytes),
        stderr,
        usage,
        exit,
        executed);
  }

  TaskStory stderr(String text) {
    return stderr(text.getBytes(StandardCharsets.UTF_8));
  }

  TaskStory stderr(byte[] bytes) {
    return new TaskStory(
        step,
        outcome,
        attempts,
        millis,
        outputs,
        stdout,
        new CapturedBytes(bytes),
        usage,
        exit,
        executed);
  }

  /// What each of its attempts took of the machine.
  TaskStory using(Usage each) {
    return new TaskStory(
        step,
        outcome,
        attempts,
        millis,
        outputs,
        stdout,
        stderr,
        Optional.of(each),
        exit,
        executed);
  }

  /// What it ended with, though it succeeded.
  TaskStory exit(int code) {
    return new TaskStory(
        step, outcome, attempts, millis, outputs, stdout, stderr, usage, code, executed);
  }

  /// What it executed, with what might be a secret hidden.
  TaskStory executed(Executed what) {
    return new TaskStory(
        step, outcome, attempts, millis, outputs, stdout, stderr, usage, exit, what);
  }

  Optional<Definition> content() {
    return attempts == 0
        ? Optional.empty()
        : Optional.of(new Definition("0123456789abcdef0123456789abcdef", executed));
  }

  /// The attempts at it: equally long, one right after the other, all but the last in vain.
  ///
  /// @param waited how long the first one waited for a permit
  List<Event> tries(Instant at, Duration waited, Task task) {
    List<Wait> waits =
        waited.isZero() ? List.of() : List.of(new Wait(new Obstacle.Permit(), waited));
    List<Event> events = new ArrayList<>();
    for (int number = 1; number <= attempts; number++) {
      boolean last = number == attempts;
      Outcome with = last ? outcome : Outcome.failed(new Reason.Exit(number));
      Duration took = Duration.ofMillis(millis / attempts);
      Optional<Duration> retry = last ? Optional.empty() : Optional.of(Duration.ZERO);
      Instant end = at.plus(waited).plus(took.multipliedBy(number));
      List<Wait> first = number == 1 ? waits : List.of();
      events.add(new Event.AttemptEnded(end, task, number, with, took, first, usage, retry));
    }
    return events;
  }

  TaskResult result(Task task) {
    Value code =
        switch (outcome) {
          case Outcome.Succeeded _ -> Value.of(exit);
          case Outcome.Failed(Reason.Exit(int number), boolean _) -> Value.of(number);
          case Outcome.Failed _, Outcome.Skipped _, Outcome.Cancelled _ -> Value.NULL;
        };
    Duration took = Duration.ofMillis(millis);
    return new TaskResult(
        task, outcome, attempts, took, code, Optional.empty(), outputs, stdout, stderr);
  }
}
