package dev.runner.schedule;

import dev.runner.driver.Feedback;
import dev.runner.event.Event;
import dev.runner.event.Outcome;
import dev.runner.plan.Until;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Whether and when another attempt at a task is made, and what an answer means for its limiters.
final class Repeats {
  /// A task without a deadline is not throttled for longer.
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final Books books;
  private final Retries retries;

  Repeats(Books books, Retries retries) {
    this.books = books;
    this.retries = retries;
  }

  /// The delay before another attempt; empty when there is none. The limiters that a server asked
  /// to pause do, and hold the task back themselves.
  Optional<Duration> after(TaskRun task, Outcome outcome, Feedback feedback) {
    if (!may(task)) {
      return Optional.empty();
    }
    listen(task, outcome, feedback);
    boolean failed = outcome instanceof Outcome.Failed;
    if (failed && feedback.unmet()) {
      task.free++;
      return task.step().until().map(Until::interval);
    }
    if (failed && feedback.throttled() && books.since(task.started).compareTo(PATIENCE) < 0) {
      task.free++;
      return Optional.of(Duration.ZERO);
    }
    return retries.after(task.step(), task.attempts - task.free, outcome, feedback.matched());
  }

  private static boolean may(TaskRun task) {
    TargetRun target = task.target;
    return !task.late && !target.abandoned && (target.stopped.isEmpty() || task.task.step().last());
  }

  private void listen(TaskRun task, Outcome outcome, Feedback feedback) {
    Lane lane = task.lane.orElseThrow();
    feedback.pause().ifPresent(it -> pause(task, lane, it));
    if (feedback.pause().isEmpty() && outcome instanceof Outcome.Succeeded) {
      lane.pausable.forEach(it -> it.relieved(task.attemptStarted));
    }
  }

  private void pause(TaskRun task, Lane lane, Feedback.Pause pause) {
    for (LimiterGate gate : lane.pausable) {
      gate.pause(pause.asked(), task.attemptStarted)
          .ifPresent(wait -> books.tell(at -> paused(at, task, gate, wait, pause)));
    }
  }

  private static Event paused(
      Instant at, TaskRun task, LimiterGate gate, Duration wait, Feedback.Pause pause) {
    String limiter = gate.meter().name();
    return new Event.LimiterPaused(at, task.task, limiter, wait, pause.asked(), pause.why());
  }
}
