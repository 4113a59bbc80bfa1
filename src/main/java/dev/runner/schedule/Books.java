package dev.runner.schedule;

import dev.runner.event.Event;
import dev.runner.event.EventSink;
import dev.runner.expr.EvaluationException;
import dev.runner.limit.Permits;
import dev.runner.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// What the parts of the ledger share: the time, what is scarce, what is to be done, whom to tell.
final class Books {
  final Permits permits;

  /// How long the run was kept waiting by these.
  final Meter concurrency = new Meter("concurrency");

  final Ways ways;
  final Lanes lanes;
  final Agenda agenda = new Agenda();
  private final EventSink sink;
  private List<Action> actions = new ArrayList<>();
  private Moment now;

  Books(Plan plan, EventSink sink, Moment now) {
    this.sink = sink;
    this.now = now;
    this.permits = new Permits(plan.control().concurrency().orElse(Plan.CONCURRENCY));
    this.ways = new Ways(plan, this::nanos);
    this.lanes = new Lanes(this::nanos, ways::drop);
  }

  void passTo(Moment moment) {
    now = moment;
    agenda.passTo(now.nanos());
  }

  long nanos() {
    return now.nanos();
  }

  Duration since(long nanos) {
    return Duration.ofNanos(now.nanos() - nanos);
  }

  void want(Action action) {
    actions.add(action);
  }

  /// What is to be done since this was last asked.
  List<Action> taken() {
    List<Action> wanted = actions;
    actions = new ArrayList<>();
    return wanted;
  }

  /// A task that may start now, with all that it must have for that.
  Optional<TaskRun> next() {
    Optional<TaskRun> task = lanes.take(permits.free());
    if (task.isPresent() && !task.get().service()) {
      permits.take();
    }
    return task;
  }

  /// The attempt of a task has ended.
  void giveBack(TaskRun task) {
    if (!task.service()) {
      permits.giveBack();
    }
    lanes.giveBack(task);
  }

  /// Puts a task that could run into its lane.
  void line(TaskRun task, Judge judge) throws EvaluationException {
    lanes.add(task, ways.lane(task, judge));
  }

  void tell(Function<Instant, Event> event) {
    sink.accept(event.apply(now.wall()));
  }

  Timer in(Duration delay, Runnable action) {
    return agenda.at(now.nanos() + delay.toNanos(), action);
  }

  /// Nanoseconds until time alone may bring something about.
  OptionalLong untilNext() {
    OptionalLong timer = agenda.next();
    OptionalLong token = lanes.untilOpen(permits.free());
    if (timer.isEmpty()) {
      return token;
    }
    long due = Math.max(0, timer.getAsLong() - now.nanos());
    return OptionalLong.of(Math.min(due, token.orElse(Long.MAX_VALUE)));
  }
}
