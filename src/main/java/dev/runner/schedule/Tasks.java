package dev.runner.schedule;

import dev.runner.driver.Ending;
import dev.runner.event.Event;
import dev.runner.event.KeptTask;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.TaskResult;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Expression;
import dev.runner.expr.Names;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What becomes of the tasks of targets under way: which are ready, how an attempt's end moves its
/// target on.
final class Tasks {
  private final Books books;
  private final Judge judge;
  private final Repeats repeats;
  private final Services services;
  private final Recollection recollection;
  private final Told told;

  /// Who is told of what becomes of targets.
  interface Told {
    /// A target counts as failed, for the first time.
    void failed(TargetRun target);

    /// Nothing is left of a target but services that are ready, where before there was more.
    void settled(TargetRun target);

    /// The last task of a target has ended.
    void ended(TargetRun target);

    /// A service has failed, and is not started again.
    void serviceFailed(TaskRun service, Reason reason);
  }

  Tasks(
      Books books,
      Judge judge,
      Retries retries,
      Services services,
      Recollection recollection,
      Told told) {
    this.books = books;
    this.judge = judge;
    this.repeats = new Repeats(books, retries);
    this.services = services;
    this.recollection = recollection;
    this.told = told;
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
    if (!target.failed && target.hasFailedTask()) {
      target.failed = true;
      told.failed(target);
    }
    boolean over = !target.closed && target.ended();
    if (target.job.serves) {
      settle(target, !over && target.serves());
    }
    if (over) {
      target.closed = true;
      told.ended(target);
    }
  }

  private void settle(TargetRun target, boolean settled) {
    if (settled != target.settled) {
      target.settled = settled;
      target.job.settled += settled ? 1 : -1;
      if (settled) {
        told.settled(target);
      }
    }
  }

  private static boolean turn(TaskRun task) {
    TargetRun target = task.target;
    for (int need : task.task.step().needs()) {
      if (!target.tasks.get(need).settled()) {
        return false;
      }
    }
    return task.task.step().last() ? target.mainEnded() : !target.job.serves || served(task);
  }

  /// Whether the services that it needs, directly or not, are there.
  private static boolean served(TaskRun task) {
    return task.target.before(task).stream().allMatch(TaskRun::settled);
  }

  private void settle(TaskRun task) {
    switch (decide(task)) {
      case Decision.Go _ when recollection.forbids(task) ->
          end(task, Outcome.failed(new Reason.BrokenOff()));
      case Decision.Go _ ->
          recollection.of(task, judge).ifPresentOrElse(it -> keep(task, it), () -> ready(task));
      case Decision.Skip(Reason reason) -> end(task, Outcome.skipped(reason));
      case Decision.Fail(Reason reason) -> end(task, Outcome.failed(reason));
    }
  }

  private Decision decide(TaskRun task) {
    if (task.task.step().last()) {
      return task.target.started || task.target.goesOn() || task.target.job.node.closes()
          ? judge.task(task)
          : new Decision.Skip(new Reason.Condition());
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

  private void keep(TaskRun task, KeptTask kept) {
    task.kept = true;
    task.attempts = kept.result().attempts();
    task.state = TaskRun.State.ENDED;
    task.result = Optional.of(kept.result().light());
    books.tell(at -> new Event.TaskKept(at, kept, task.content));
  }

  private void ready(TaskRun task) {
    task.target.job.delays.ready(task, books.nanos());
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
    target.job.delays.starts(task, books.nanos());
    task.started = task.attempts == 1 ? books.nanos() : task.started;
    if (!target.started) {
      begin(target);
    }
    if (task.service()) {
      services.started(task);
    } else {
      target.redo();
    }
    books.tell(at -> new Event.AttemptStarted(at, task.task, task.attempts));
    task.timeout = task.step().timeout().map(it -> books.in(it, () -> timeout(task, it)));
    books.want(new Action.Start(task));
  }

  private void begin(TargetRun target) {
    List<TaskRun> waiting = target.ready();
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

  /// Tells the attempt at a task to end; the task then ends with this.
  void stop(TaskRun task, Outcome outcome) {
    if (task.stopping.isEmpty()) {
      task.stopping = Optional.of(outcome);
      books.want(new Action.Stop(task, false));
    }
  }

  /// An attempt has ended: the task ends with it, or is made ready for another.
  void attemptEnded(TaskRun task, Ending ending) {
    books.giveBack(task);
    task.timeout.ifPresent(books.agenda::cancel);
    Outcome outcome = outcome(task, ending);
    Optional<Duration> delay =
        task.service()
            ? services.after(task, outcome, ending.stopped(), ending.exitCode())
            : repeats.after(task, outcome, ending.feedback());
    task.attemptEnded = books.nanos();
    Duration took = books.since(task.attemptStarted);
    books.tell(
        at ->
            new Event.AttemptEnded(
                at, task.task, task.attempts, outcome, took, task.waits, ending.usage(), delay));
    task.stopping = Optional.empty();
    TaskResult result = result(task, outcome, ending);
    delay.ifPresentOrElse(it -> retry(task, it, result), () -> end(task, result));
    progress(task.target);
  }

  private Outcome outcome(TaskRun task, Ending ending) {
    Outcome own = task.service() ? services.judged(task, ending.outcome()) : ending.outcome();
    return marked(task, ending.stopped() ? task.stopping.orElse(own) : own);
  }

  /// A failure counts as `continue_on_error` says.
  private static Outcome marked(TaskRun task, Outcome outcome) {
    return outcome instanceof Outcome.Failed(Reason reason, boolean _)
        ? new Outcome.Failed(reason, task.step().continueOnError())
        : outcome;
  }

  private void retry(TaskRun task, Duration delay, TaskResult result) {
    task.last = task.service() ? Optional.of(result.light()) : Optional.empty();
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

  /// Ends a task without an attempt that says how.
  void end(TaskRun task, Outcome outcome) {
    Duration duration = task.attempts > 0 ? books.since(task.started) : Duration.ZERO;
    end(task, task.unstarted(marked(task, outcome), duration));
  }

  void end(TaskRun task, TaskResult result) {
    if (task.state == TaskRun.State.READY) {
      books.lanes.remove(task);
    }
    task.state = TaskRun.State.ENDED;
    task.timers.forEach(books.agenda::cancel);
    task.result = Optional.of(result.light());
    books.tell(at -> new Event.TaskEnded(at, result, task.content));
    if (task.service()) {
      services.ended(task);
      result
          .outcome()
          .why()
          .filter(_ -> task.failed())
          .ifPresent(it -> told.serviceFailed(task, it));
    }
  }
}
