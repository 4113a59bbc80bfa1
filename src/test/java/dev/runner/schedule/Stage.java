package dev.runner.schedule;

import dev.runner.driver.Feedback;
import dev.runner.event.Bounds;
import dev.runner.event.Event;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.graph.JobNode;
import dev.runner.plan.Plans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/// A run in virtual time whose tasks do as they are told, and what it told as lines. Every attempt
/// takes a second and succeeds unless the test says otherwise; services are ready at once, and run
/// until they are stopped. Times are seconds.
final class Stage {
  static final Outcome OK = Outcome.SUCCEEDED;

  private final Plans.Draft plan;
  private final Map<String, List<Rehearsal.Course>> courses = new LinkedHashMap<>();
  private final Map<String, Double> stopping = new HashMap<>();
  private final Map<String, Double> readiness = new HashMap<>();
  private final Map<String, Rehearsal.Course> readings = new HashMap<>();
  private final List<Double> stops = new ArrayList<>();
  private final List<Consumer<Rehearsal>> changes = new ArrayList<>();
  private final Map<String, Integer> made = new HashMap<>();
  private final List<Event> events = new ArrayList<>();
  private Optional<Reason> stopped = Optional.empty();
  private boolean left;
  private long seed = 1;
  private Recollection recollection = Recollection.none();

  private Stage(Plans.Draft plan) {
    this.plan = plan;
  }

  static Stage of(Plans.Draft plan) {
    return new Stage(plan);
  }

  static Outcome exit(int code) {
    return Outcome.failed(new Reason.Exit(code));
  }

  /// What the attempts at tasks do: how long each takes, and how the first, second, ... ends; the
  /// last outcome stays.
  ///
  /// @param tasks a regular expression for the ids of tasks
  Stage on(String tasks, double seconds, Outcome... outcomes) {
    courses.put(
        tasks,
        List.of(outcomes).stream().map(it -> new Rehearsal.Course(nanos(seconds), it)).toList());
    return this;
  }

  /// The same, with what each end says about further attempts.
  Stage on(String tasks, Rehearsal.Course... ends) {
    courses.put(tasks, List.of(ends));
    return this;
  }

  /// An attempt of so many seconds that ends because fewer attempts are wanted.
  ///
  /// @param pause how many seconds nothing shall start; negative: nobody says
  static Rehearsal.Course throttled(double seconds, double pause) {
    Optional<Duration> asked = pause < 0 ? Optional.empty() : Optional.of(Plans.seconds(pause));
    Feedback feedback =
        new Feedback(false, true, Optional.of(new Feedback.Pause(asked, "busy")), false);
    return new Rehearsal.Course(nanos(seconds), exit(75), feedback);
  }

  /// An attempt of so many seconds after which `until` is not true yet.
  static Rehearsal.Course unmet(double seconds) {
    Outcome outcome = Outcome.failed(new Reason.Expectation("until is false"));
    return new Rehearsal.Course(
        nanos(seconds), outcome, new Feedback(true, false, Optional.empty(), false));
  }

  static Rehearsal.Course done(double seconds) {
    return new Rehearsal.Course(nanos(seconds), OK);
  }

  /// What bounded the run.
  Bounds bounds() {
    return events().stream()
        .filter(Event.RunEnded.class::isInstance)
        .map(it -> ((Event.RunEnded) it).bounds())
        .findFirst()
        .orElseThrow();
  }

  /// How long attempts take to end when they are stopped.
  Stage stopping(String tasks, double seconds) {
    stopping.put(tasks, seconds);
    return this;
  }

  /// How long services take to become ready.
  Stage ready(String tasks, double seconds) {
    readiness.put(tasks, seconds);
    return this;
  }

  Stage reading(String job, double seconds) {
    readings.put(job, new Rehearsal.Course(nanos(seconds), OK));
    return this;
  }

  Stage unreadable(String job, double seconds, String message) {
    Outcome failed = Outcome.failed(new Reason.Source(message));
    readings.put(job, new Rehearsal.Course(nanos(seconds), failed));
    return this;
  }

  /// Somebody presses Ctrl-C.
  Stage stopAt(double seconds) {
    stops.add(seconds);
    return this;
  }

  /// Files change that a job watches.
  ///
  /// @param targets whom it concerns, by their index; none: the whole job
  Stage changeAt(double seconds, String job, String file, Integer... targets) {
    changes.add(
        it -> {
          JobNode node = plan.graph().job(job).orElseThrow();
          it.changeAt(nanos(seconds), node, Set.of(targets), file);
        });
    return this;
  }

  /// An earlier session of the run has done something.
  Stage after(Memory memory) {
    recollection = new Recollection(memory, TaskContents.NONE);
    return this;
  }

  Stage seed(long chosen) {
    seed = chosen;
    return this;
  }

  /// Everything that the run tells, line by line.
  String all() {
    return events().stream().map(Lines::of).collect(Collectors.joining("\n"));
  }

  /// Only the lines whose second word is one of these.
  String only(String... words) {
    Set<String> wanted = Set.of(words);
    return events().stream()
        .map(Lines::of)
        .filter(line -> wanted.contains(line.split(" ")[1]))
        .collect(Collectors.joining("\n"));
  }

  /// Starts and ends of attempts.
  String attempts() {
    return only("start", "end");
  }

  /// What became of the tasks, in the order of the report and without times.
  List<String> results() {
    return told(
        "task",
        Event.TaskEnded.class,
        it -> it.result().task().job().index(),
        it -> it.result().task().target().index(),
        it -> it.result().task().step().index());
  }

  /// What became of the targets, in the order of the report and without times.
  List<String> targets() {
    return told(
        "done",
        Event.TargetEnded.class,
        it -> it.target().job().index(),
        it -> it.target().index(),
        _ -> 0);
  }

  private <E extends Event> List<String> told(
      String word,
      Class<E> kind,
      ToIntFunction<E> job,
      ToIntFunction<E> target,
      ToIntFunction<E> step) {
    return events().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .sorted(Comparator.comparingInt(job).thenComparingInt(target).thenComparingInt(step))
        .map(it -> Lines.of(it).replaceFirst("^.*? " + word + " ", ""))
        .toList();
  }

  /// Why the run stopped before its end.
  Optional<Reason> stopped() {
    events();
    return stopped;
  }

  /// Whether nothing but services was left when somebody pressed Ctrl-C.
  boolean left() {
    events();
    return left;
  }

  List<Event> events() {
    if (events.isEmpty()) {
      Rehearsal rehearsal =
          new Rehearsal(
              plan.graph(), new Told(), new SplittableRandom(seed), events::add, recollection);
      stops.forEach(it -> rehearsal.stopAt(nanos(it)));
      changes.forEach(it -> it.accept(rehearsal));
      rehearsal.run();
      stopped = rehearsal.stopped();
      left = rehearsal.left();
    }
    return events;
  }

  private static long nanos(double seconds) {
    return Plans.seconds(seconds).toNanos();
  }

  /// Workers that do as they are told.
  private final class Told implements Rehearsal.Workers {
    @Override
    public Rehearsal.Course attempt(TaskRun task) {
      int attempts = made.merge(task.task.id(), 1, Integer::sum);
      return courses.entrySet().stream()
          .filter(it -> task.task.id().matches(it.getKey()))
          .findFirst()
          .map(it -> it.getValue().get(Math.min(attempts, it.getValue().size()) - 1))
          .orElse(task.service() ? Rehearsal.Course.ENDLESS : done(1));
    }

    @Override
    public OptionalLong ready(TaskRun service) {
      return OptionalLong.of(nanos(given(readiness, service)));
    }

    @Override
    public OptionalLong stopping(TaskRun task) {
      return OptionalLong.of(nanos(given(stopping, task)));
    }

    private static double given(Map<String, Double> seconds, TaskRun task) {
      return seconds.entrySet().stream()
          .filter(it -> task.task.id().matches(it.getKey()))
          .findFirst()
          .map(Map.Entry::getValue)
          .orElse(0.0);
    }

    @Override
    public Rehearsal.Course reading(JobNode job) {
      return readings.getOrDefault(job.id(), new Rehearsal.Course(0, OK));
    }
  }
}
