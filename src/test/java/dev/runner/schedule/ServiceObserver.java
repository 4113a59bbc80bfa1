package dev.runner.schedule;

import dev.runner.event.Event;
import dev.runner.event.EventSink;
import dev.runner.event.Outcome;
import dev.runner.event.ServiceState;
import dev.runner.expr.Expression;
import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import dev.runner.graph.StepNode;
import dev.runner.graph.Task;
import dev.runner.plan.Need;
import dev.runner.plan.Plan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Watches the services of a run from outside, by its events and what is asked of workers, and
/// objects when one comes too early or stays too long.
final class ServiceObserver implements EventSink {
  private final Graph graph;
  private final Map<JobNode, Integer> sizes = new HashMap<>();
  private final Set<JobNode> over = new HashSet<>();
  private final Map<Place, Task> running = new HashMap<>();
  private final Set<Place> stopped = new HashSet<>();

  /// Tasks that have ended, and services that were ready once.
  private final Set<Place> settled = new HashSet<>();

  private final Set<Place> ended = new HashSet<>();

  /// Jobs of which a target has failed or was cancelled.
  private final Set<JobNode> unwell = new HashSet<>();

  /// Where a task stands in the plan.
  private record Place(JobNode job, int target, int step) {
    static Place of(Task task) {
      return new Place(task.job(), task.target().index(), task.step().index());
    }

    Place at(StepNode other) {
      return new Place(job, target, other.index());
    }
  }

  private final Set<JobNode> started = new HashSet<>();

  ServiceObserver(Graph graph) {
    this.graph = graph;
  }

  void see(Action action) {
    switch (action) {
      case Action.Stop(TaskRun task, boolean _) -> stopped.add(Place.of(task.task));
      case Action.ReadTargets(JobNode job) -> begins(job);
      case Action.Start _, Action.StopReading _ -> {}
    }
  }

  @Override
  public void accept(Event event) {
    switch (event) {
      case Event.TargetsKnown it -> sizes.put(it.job(), it.targets());
      case Event.AttemptStarted it -> attemptStarted(it);
      case Event.AttemptEnded it -> {
        running.remove(Place.of(it.task()));
        stopped.remove(Place.of(it.task()));
      }
      case Event.ServiceChanged it -> {
        if (it.state() instanceof ServiceState.Ready) {
          settled.add(Place.of(it.task()));
        }
      }
      case Event.TaskEnded it -> {
        settled.add(Place.of(it.result().task()));
        check(ended.add(Place.of(it.result().task())), "it had ended", it);
        if (Account.counts(it.result().outcome())) {
          unwell.add(it.result().task().job());
        }
      }
      case Event.TargetEnded it -> targetEnded(it);
      case Event.JobEnded it -> over.add(it.job());
      case Event.AttemptSpawned _ -> {}
      case Event.JobStarted it -> started.add(it.job());
      case Event.RunStarted _,
          Event.TargetStarted _,
          Event.LimiterPaused _,
          Event.TaskKept _,
          Event.FilesChanged _,
          Event.Resting _,
          Event.JobAgain _,
          Event.TargetAgain _,
          Event.Warned _,
          Event.Stopping _,
          Event.RunEnded _ -> {}
    }
  }

  private void targetEnded(Event.TargetEnded event) {
    JobNode job = event.target().job();
    job.steps().forEach(it -> settled.add(new Place(job, event.target().index(), it.index())));
    if (event.outcome() instanceof Outcome.Failed || event.outcome() instanceof Outcome.Cancelled) {
      unwell.add(job);
    }
  }

  private void begins(JobNode job) {
    boolean asks = job.job().condition().map(Expression::asksStatus).orElse(false);
    for (JobNode.Edge edge : job.needs()) {
      boolean begun = edge.match() == Need.Match.TARGET && started.contains(edge.job());
      boolean ready = begun || edge.condition() == Need.Condition.READY && serves(edge.job());
      boolean met =
          asks
              || begun
              || edge.condition() == Need.Condition.COMPLETED
              || !unwell.contains(edge.job());
      check(over.contains(edge.job()) || ready, "its needs have not settled", job);
      check(over.contains(edge.job()) || met, "its needs are not met", job);
    }
  }

  /// Whether nothing is left of a job but services that were ready, `finally` aside.
  private boolean serves(JobNode job) {
    return IntStream.range(0, sizes.getOrDefault(job, 0))
        .boxed()
        .flatMap(
            target ->
                job.steps().stream()
                    .filter(it -> !it.last())
                    .map(it -> new Place(job, target, it.index())))
        .allMatch(settled::contains);
  }

  private void attemptStarted(Event.AttemptStarted event) {
    Task task = event.task();
    Place place = Place.of(task);
    check(running.put(place, task) == null, "it runs", event);
    for (int need : task.step().needs()) {
      check(settled.contains(place.at(task.job().steps().get(need))), "before its needs", event);
    }
    boolean again = service(task) && event.number() > 1;
    check(!again || needed(task) || lasting(task), "nothing needs it any more", event);
    long steps = running.values().stream().filter(it -> !service(it)).count();
    int most = graph.plan().control().concurrency().orElse(Plan.CONCURRENCY);
    check(service(task) || steps <= most, "too many attempts at once", event);
  }

  /// Time is about to move on: what nothing needs any more has been asked to end.
  void rest() {
    running.forEach(
        (place, task) ->
            check(
                !service(task) || stopped.contains(place) || needed(task) || lasting(task),
                "nothing needs it any more",
                task.id()));
  }

  private static boolean service(Task task) {
    return task.step().step().service().isPresent();
  }

  private boolean needed(Task service) {
    JobNode job = service.job();
    return job.steps().stream()
            .anyMatch(
                it -> behind(job, it, service.step()) && !ended.contains(Place.of(service).at(it)))
        || graph.jobs().stream().anyMatch(it -> uses(it, job) && !over.contains(it));
  }

  private boolean lasting(Task service) {
    JobNode job = service.job();
    return job.steps().stream().noneMatch(it -> behind(job, it, service.step()))
        && graph.jobs().stream().noneMatch(it -> uses(it, job));
  }

  private static boolean uses(JobNode job, JobNode needed) {
    return job.needs().stream()
        .anyMatch(it -> it.job() == needed && it.condition() == Need.Condition.READY);
  }

  /// Whether a step that is none of `finally` needs another, directly or not.
  private static boolean behind(JobNode job, StepNode step, StepNode earlier) {
    return !step.last()
        && step.needs().stream()
            .anyMatch(it -> it == earlier.index() || behind(job, job.steps().get(it), earlier));
  }

  private static void check(boolean holds, String otherwise, Object what) {
    if (!holds) {
      throw new AssertionError(otherwise + ": " + (what instanceof Event it ? Lines.of(it) : what));
    }
  }
}
