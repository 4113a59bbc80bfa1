package dev.runner.schedule;

import dev.runner.driver.Ending;
import dev.runner.event.Event;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.TaskResult;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Expression;
import dev.runner.expr.Names;
import dev.runner.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What becomes of the tasks of targets under way: which are ready, how an attempt's end moves its
/// target on.
final class Tasks {
  private final Books books;
  private final Judge judge;
  private final Repeats repeats;
  private final Consumer<TargetRun> failed;
  private final Consumer<TargetRun> ended;

  /// @param failed told when a target first counts as failed
  /// @param ended told when the last task of a target has ended
  Tasks(
      Books books,
      Judge judge,
      Retries retries,
      Consumer<TargetRun> failed,
      Consumer<TargetRun> ended) {
    this.books = books;
    this.judge = judge;
    this.repeats = new Repeats(books, retries);
    this.failed = failed;
    this.ended = ended;
  }

  /// Settles every task whose turn has come, until nothing more moves.
  void progress(TargetRun target) {
    boolean moved = true;
    while (moved) {
      moved = false;
      for (TaskRun task : target.tasks) {
        if (task.state == TaskRun.State.PENDING && turn(task)) {
          settle(task);
          moved = true;
        }
      }
    }
    if (!target.failed && failed(target)) {
      target.failed = true;
      failed.accept(target);
    }
    if (!target.closed && target.ended()) {
      target.closed = true;
      ended.accept(target);
    }
  }

  private static boolean failed(TargetRun target) {
    for (TaskRun task : target.tasks) {
      if (task.failed()) {
        return true;
      }
    }
    return false;
  }

  private static boolean turn(TaskRun task) {
    TargetRun target = task.target;
    for (int need : task.task.step().needs()) {
      if (!target.tasks.get(need).ended()) {
        return false;
      }
    }
    return !task.task.step().last() || target.mainEnded();
  }

  private void settle(TaskRun task) {
    switch (decide(task)) {
      case Decision.Go _ -> ready(task);
      case Decision.Skip(Reason reason) -> end(task, Outcome.skipped(reason));
      case Decision.Fail(Reason reason) -> end(task, Outcome.failed(reason));
    }
  }

  private Decision decide(TaskRun task) {
    if (task.task.step().last()) {
      return task.target.started ? judge.task(task) : new Decision.Skip(new Reason.Condition());
    }
    boolean asked = task.step().condition().map(Expression::asksStatus).orElse(false);
    return asked || task.target.status(task) == Names.Status.SUCCESS
        ? judge.task(task)
        : new Decision.Skip(new Reason.Need(failedBefore(task)));
  }

  private static String failedBefore(TaskRun task) {
    return task.target.before(task).stream()
        .filter(TaskRun::failed)
        .map(it -> it.step().id())
        .findFirst()
        .orElse("");
  }

  private void ready(TaskRun task) {
    task.step()
        .deadline()
        .filter(_ -> task.attempts == 0)
        .ifPresent(
            it -> task.timers.add(books.in(it, () -> outOfTime(task, new Reason.Deadline(it)))));
    line(task);
  }

  /// Puts a task into the lane of the limiters that it must pass.
  private void line(TaskRun task) {
    try {
      books.line(task, judge);
      task.state = TaskRun.State.READY;
    } catch (EvaluationException e) {
      end(task, Outcome.failed(new Reason.Expression(e.located())));
    }
  }

  /// Begins an attempt at a task that has its permit and its tokens.
  void start(TaskRun task) {
    TargetRun target = task.target;
    task.state = TaskRun.State.RUNNING;
    task.attempts++;
    task.attemptStarted = books.nanos();
    task.started = task.attempts == 1 ? books.nanos() : task.started;
    if (!target.started) {
      begin(target);
    }
    books.tell(at -> new Event.AttemptStarted(at, task.task, task.attempts));
    task.timeout = task.step().timeout().map(it -> books.in(it, () -> timeout(task, it)));
    books.want(new Action.Start(task));
  }

  private void begin(TargetRun target) {
    List<TaskRun> waiting =
        target.tasks.stream().filter(it -> it.state == TaskRun.State.READY).toList();
    waiting.forEach(books.lanes::remove);
    target.started = true;
    target.startedAt = books.nanos();
    target.job.fresh--;
    waiting.forEach(this::line);
    books.tell(at -> new Event.TargetStarted(at, target.target));
  }

  private void timeout(TaskRun task, Duration after) {
    stop(task, Outcome.failed(new Reason.Timeout(after)));
  }

  private void outOfTime(TaskRun task, Reason reason) {
    task.late = true;
    if (task.state == TaskRun.State.RUNNING) {
      stop(task, Outcome.failed(reason));
    } else if (!task.ended()) {
      end(task, Outcome.failed(reason));
      progress(task.target);
    }
  }

  private void stop(TaskRun task, Outcome outcome) {
    if (task.stopping.isEmpty()) {
      task.stopping = Optional.of(outcome);
      books.want(new Action.Stop(task, false));
    }
  }

  /// An attempt has ended: the task ends with it, or is made ready for another.
  void attemptEnded(TaskRun task, Ending ending) {
    books.permits.giveBack();
    books.lanes.giveBack(task);
    task.timeout.ifPresent(books.agenda::cancel);
    Outcome outcome = outcome(task, ending);
    Optional<Duration> delay = repeats.after(task, outcome, ending.feedback());
    Duration took = books.since(task.attemptStarted);
    books.tell(
        at ->
            new Event.AttemptEnded(
                at, task.task, task.attempts, outcome, took, ending.usage(), delay));
    task.stopping = Optional.empty();
    delay.ifPresentOrElse(it -> retry(task, it), () -> end(task, result(task, outcome, ending)));
    progress(task.target);
  }

  private static Outcome outcome(TaskRun task, Ending ending) {
    Outcome outcome = ending.stopped() ? task.stopping.orElse(ending.outcome()) : ending.outcome();
    return outcome instanceof Outcome.Failed(Reason reason, boolean _)
        ? new Outcome.Failed(reason, task.step().continueOnError())
        : outcome;
  }

  private void retry(TaskRun task, Duration delay) {
    if (delay.isZero()) {
      ready(task);
      return;
    }
    task.state = TaskRun.State.RETRYING;
    task.timers.add(books.in(delay, () -> ready(task)));
  }

  private TaskResult result(TaskRun task, Outcome outcome, Ending ending) {
    return new TaskResult(
        task.task,
        outcome,
        task.attempts,
        books.since(task.started),
        ending.exitCode(),
        ending.response(),
        ending.outputs(),
        ending.stdout(),
        ending.stderr());
  }

  private void end(TaskRun task, Outcome outcome) {
    Duration duration = task.attempts > 0 ? books.since(task.started) : Duration.ZERO;
    Step step = task.step();
    Outcome marked =
        outcome instanceof Outcome.Failed(Reason reason, boolean _)
            ? new Outcome.Failed(reason, step.continueOnError())
            : outcome;
    end(task, task.unstarted(marked, duration));
  }

  private void end(TaskRun task, TaskResult result) {
    if (task.state == TaskRun.State.READY) {
      books.lanes.remove(task);
    }
    task.state = TaskRun.State.ENDED;
    task.timers.forEach(books.agenda::cancel);
    task.result = Optional.of(result.light());
    books.tell(at -> new Event.TaskEnded(at, result));
  }

  /// Ends the tasks of a target that do not run; those of `finally` still come, if it has started.
  void quiet(TargetRun target, Reason reason) {
    target.stopped = Optional.of(target.stopped.orElse(reason));
    target.tasks.stream()
        .filter(it -> !it.task.step().last() && !it.ended() && it.state != TaskRun.State.RUNNING)
        .forEach(it -> end(it, Outcome.cancelled(reason)));
    progress(target);
  }

  /// Also stops the tasks that run, those of `finally` aside.
  void cancel(TargetRun target, Reason reason) {
    target.tasks.stream()
        .filter(it -> !it.task.step().last() && it.state == TaskRun.State.RUNNING)
        .forEach(it -> stop(it, Outcome.cancelled(reason)));
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
        end(task, Outcome.cancelled(reason));
      }
    }
    progress(target);
  }
}
