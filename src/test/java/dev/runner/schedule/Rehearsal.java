package dev.runner.schedule;

import dev.runner.driver.Ending;
import dev.runner.driver.Feedback;
import dev.runner.event.EventSink;
import dev.runner.event.FileChanges;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Drives a ledger through a run in virtual time: the loop of the scheduler, with a clock that
/// jumps and workers that only know how long they will take.
final class Rehearsal {
  /// Rounds without an end after which a run counts as hung.
  private static final long PATIENCE = 2_000_000;

  private final Workers workers;
  private final Ledger ledger;
  private final List<ListedTargets> sequences = new ArrayList<>();
  private final Map<TaskRun, Made> attempts = new HashMap<>();
  private final Map<JobNode, Happening> readings = new HashMap<>();
  private final PriorityQueue<Happening> happenings = new PriorityQueue<>();
  private long now;
  private long numbers;

  /// What the workers will do. Times are nanoseconds.
  interface Workers {

    /// How long an attempt takes, and how it then ends.
    Course attempt(TaskRun task);

    /// How long an attempt takes to end once it is asked to stop; empty when it is about to end by
    /// itself.
    default OptionalLong stopping(TaskRun task) {
      return OptionalLong.of(0);
    }

    /// How long after its start a service can be used; empty for never.
    default OptionalLong ready(TaskRun service) {
      return OptionalLong.of(0);
    }

    /// How long the targets of a job take to read, and whether they can be.
    default Course reading(JobNode job) {
      return new Course(0, Outcome.SUCCEEDED);
    }

    /// Sees what the ledger wants done, before it is done.
    default void see(Action action) {}

    /// Called when an attempt has gone out, at a time.
    default void sent(TaskRun task, long nanos) {}

    /// Called before the ledger is told that an attempt ends, and what it says.
    default void ends(TaskRun task, Feedback feedback, long now) {}

    /// Called before time moves on: whatever could start by now has.
    default void rest(long now) {}

    /// Called before the ledger is told that files have changed.
    default void change(Change change, long now) {}

    /// Called when somebody asks the run to stop.
    default void stopAsked(long now) {}
  }

  /// How long something takes, how it ends, what that says about further attempts, and when it goes
  /// out.
  record Course(long nanos, Outcome outcome, Feedback feedback, Optional<Sending> sending) {
    /// Until it is stopped.
    static final Course ENDLESS = new Course(Long.MAX_VALUE, Outcome.SUCCEEDED);

    Course(long nanos, Outcome outcome) {
      this(nanos, outcome, Feedback.NONE);
    }

    Course(long nanos, Outcome outcome, Feedback feedback) {
      this(nanos, outcome, feedback, Optional.empty());
    }
  }

  /// How long after its start an attempt goes out, and how long after its start that is told.
  record Sending(long nanos, long told) {}

  /// An attempt under way.
  private static final class Made {
    private final long sent;
    private final Optional<Happening> telling;
    private final Optional<Happening> readiness;

    /// Empty for one that goes on until it is stopped.
    private Optional<Happening> end;

    private Made(
        long sent,
        Optional<Happening> telling,
        Optional<Happening> readiness,
        Optional<Happening> end) {
      this.sent = sent;
      this.telling = telling;
      this.readiness = readiness;
      this.end = end;
    }
  }

  /// Something that will come from outside.
  private record Happening(long nanos, long number, Runnable action)
      implements Comparable<Happening> {
    @Override
    public int compareTo(Happening other) {
      int byTime = Long.compare(nanos, other.nanos);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  Rehearsal(Graph graph, Workers workers, RandomGenerator random, EventSink sink) {
    this(graph, workers, random, sink, Recollection.none());
  }

  /// @param recollection of an earlier session of the run
  Rehearsal(
      Graph graph,
      Workers workers,
      RandomGenerator random,
      EventSink sink,
      Recollection recollection) {
    this.workers = workers;
    Judge judge = new Conditions(new RunNames(graph.plan(), "r1", Map.of()));
    this.ledger = new Ledger(graph, judge, new Retries(random), recollection, sink, moment());
  }

  /// Has the run asked to stop, at a time.
  void stopAt(long nanos) {
    at(
        nanos,
        () -> {
          workers.stopAsked(now);
          ledger.stop(new Reason.Interrupted(), moment());
        });
  }

  /// Has files change that a job watches, at a time.
  ///
  /// @param targets whom it concerns, by their index; none: the whole job
  void changeAt(long nanos, JobNode job, Set<Integer> targets, String file) {
    FileChanges changes = new FileChanges(new TreeSet<>(Set.of(Path.of(file))), 1);
    Optional<Set<Integer>> some = Optional.of(targets).filter(it -> !it.isEmpty());
    at(nanos, () -> read(job).ifPresent(it -> change(new Change(job, it, some, changes))));
  }

  private void change(Change change) {
    workers.change(change, now);
    ledger.filesChanged(change, moment());
  }

  /// The targets of a job as they were read last.
  private Optional<ListedTargets> read(JobNode job) {
    return sequences.reversed().stream().filter(it -> it.job().id().equals(job.id())).findFirst();
  }

  /// Runs to the end; fails when nothing more can ever happen before that.
  void run() {
    for (JobNode job : ledger.first()) {
      ledger.targetsKnown(job, sequence(job), moment());
    }
    ledger.begin("r1", moment());
    for (long round = 0; !ledger.settled(); round++) {
      if (round > PATIENCE) {
        throw new AssertionError("the run does not end");
      }
      for (Action action : ledger.advance(moment())) {
        workers.see(action);
        perform(action);
      }
      if (!ledger.settled()) {
        pass();
      }
    }
    ledger.close(moment());
    if (!attempts.isEmpty() || !readings.isEmpty()) {
      throw new AssertionError("settled while " + attempts.keySet() + readings.keySet() + " run");
    }
    ledger.release();
    if (sequences.stream().anyMatch(it -> !it.closed)) {
      throw new AssertionError("targets were left open");
    }
  }

  Optional<Reason> stopped() {
    return ledger.stopped();
  }

  /// Whether nothing but services was left when it was asked to stop.
  boolean left() {
    return ledger.left();
  }

  private ListedTargets sequence(JobNode job) {
    ListedTargets sequence = new ListedTargets(job);
    sequences.add(sequence);
    return sequence;
  }

  /// Moves the clock to the next thing that happens by itself or by time, and lets all happen that
  /// then does.
  private void pass() {
    OptionalLong wait = ledger.untilNext();
    Happening next = happenings.peek();
    if (next == null && wait.isEmpty()) {
      throw new AssertionError("nothing will ever happen again");
    }
    long byTime = wait.isPresent() ? now + wait.getAsLong() : Long.MAX_VALUE;
    long then = next == null ? byTime : Math.min(byTime, next.nanos);
    if (then > now) {
      workers.rest(now);
      now = then;
    }
    while (!happenings.isEmpty() && happenings.peek().nanos <= now) {
      happenings.remove().action.run();
    }
  }

  private void perform(Action action) {
    switch (action) {
      case Action.ReadTargets(JobNode job) -> {
        Course course = workers.reading(job);
        readings.put(job, at(now + course.nanos, () -> read(job, course.outcome)));
      }
      case Action.StopReading(JobNode job) -> {
        Happening reading = readings.get(job);
        if (reading != null && happenings.remove(reading)) {
          at(now, () -> read(job, Outcome.failed(new Reason.Source("interrupted"))));
        }
      }
      case Action.Start(TaskRun task) -> {
        Made made = made(task, workers.attempt(task));
        if (attempts.put(task, made) != null) {
          throw new AssertionError("two attempts at once: " + task.task.id());
        }
      }
      case Action.Stop(TaskRun task, boolean atOnce) -> stop(task, atOnce);
    }
  }

  private Made made(TaskRun task, Course course) {
    long sent = now + course.sending.map(Sending::nanos).orElse(0L);
    Optional<Happening> telling =
        course.sending.map(it -> at(now + it.told, () -> tell(task, sent)));
    OptionalLong ready = task.service() ? workers.ready(task) : OptionalLong.empty();
    Optional<Happening> readiness =
        ready.isPresent()
            ? Optional.of(at(now + ready.getAsLong(), () -> ledger.serviceReady(task, moment())))
            : Optional.empty();
    Optional<Happening> end =
        course.nanos == Long.MAX_VALUE
            ? Optional.empty()
            : Optional.of(at(now + course.nanos, () -> end(task, course, false)));
    return new Made(sent, telling, readiness, end);
  }

  private void tell(TaskRun task, long sent) {
    workers.sent(task, sent);
    ledger.attemptSent(task, sent, moment());
  }

  /// A gentle request ends an attempt after a while.
  private void stop(TaskRun task, boolean atOnce) {
    Made made = attempts.get(task);
    if (made == null) {
      return;
    }
    OptionalLong delay = atOnce ? OptionalLong.of(0) : workers.stopping(task);
    if (delay.isPresent() && made.end.map(happenings::remove).orElse(true)) {
      long end = now + delay.getAsLong();
      Course ended = new Course(0, Outcome.failed(new Reason.Signal(15)));
      made.end = Optional.of(at(end, () -> end(task, ended, true)));
    }
  }

  private void end(TaskRun task, Course course, boolean stopped) {
    Made made = Objects.requireNonNull(attempts.remove(task));
    if (made.telling.isPresent() && happenings.remove(made.telling.get()) && made.sent <= now) {
      tell(task, made.sent);
    }
    made.readiness.ifPresent(happenings::remove);
    workers.ends(task, course.feedback, now);
    Ending ending = Ending.failed(course.outcome).with(course.feedback).stopped(stopped);
    ledger.attemptEnded(task, ending, moment());
  }

  private void read(JobNode job, Outcome outcome) {
    readings.remove(job);
    if (outcome instanceof Outcome.Failed(Reason reason, boolean _)) {
      ledger.targetsUnknown(job, reason, moment());
    } else {
      ledger.targetsKnown(job, sequence(job), moment());
    }
  }

  private Happening at(long nanos, Runnable action) {
    Happening happening = new Happening(nanos, numbers++, action);
    happenings.add(happening);
    return happening;
  }

  private Moment moment() {
    return new Moment(now, Instant.EPOCH.plusNanos(now));
  }
}
