package dev.runner.schedule;

import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import java.util.Optional;

/// Ends what is under way before it ends by itself: gently or at once, as cancelled or as failed.
final class Halting {
  private final Books books;
  private final Tasks tasks;

  Halting(Books books, Tasks tasks) {
    this.books = books;
    this.tasks = tasks;
  }

  /// Ends the tasks of a target that do not run; those of `finally` still come, if it has started.
  void quiet(TargetRun target, Reason reason) {
    target.stopped = Optional.of(target.stopped.orElse(reason));
    target.tasks.stream()
        .filter(it -> !it.task.step().last() && !it.ended() && it.state != TaskRun.State.RUNNING)
        .forEach(it -> tasks.end(it, Outcome.cancelled(reason)));
    tasks.progress(target);
  }

  /// Fails a task, unless it waits for others or has ended.
  void fail(TaskRun task, Reason reason) {
    switch (task.state) {
      case RUNNING -> tasks.stop(task, Outcome.failed(reason));
      case READY, RETRYING -> tasks.end(task, Outcome.failed(reason));
      case PENDING, ENDED -> {}
    }
  }

  /// Fails what is under way of a target, those of `finally` aside; the rest does not run.
  void fail(TargetRun target, Reason reason) {
    target.tasks.stream().filter(it -> !it.task.step().last()).forEach(it -> fail(it, reason));
    quiet(target, reason);
  }

  /// Also stops the tasks that run, those of `finally` aside; the last one first.
  void cancel(TargetRun target, Reason reason) {
    target.tasks.reversed().stream()
        .filter(it -> !it.task.step().last() && it.state == TaskRun.State.RUNNING)
        .forEach(it -> tasks.stop(it, Outcome.cancelled(reason)));
    quiet(target, reason);
  }

  /// Stops everything of a target at once, and leaves out its `finally`.
  void abandon(TargetRun target, Reason reason) {
    target.abandoned = true;
    target.stopped = Optional.of(target.stopped.orElse(reason));
    for (TaskRun task : target.tasks) {
      if (task.state == TaskRun.State.RUNNING) {
        task.stopping = Optional.of(task.stopping.orElse(Outcome.cancelled(reason)));
        books.want(new Action.Stop(task, true));
      } else if (!task.ended()) {
        tasks.end(task, Outcome.cancelled(reason));
      }
    }
    tasks.progress(target);
  }
}
