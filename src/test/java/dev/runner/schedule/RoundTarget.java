package dev.runner.schedule;

import dev.runner.event.Outcome;
import dev.runner.graph.JobNode;
import dev.runner.graph.StepNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What an observer knows of a target in its last run.
final class RoundTarget {
  private final JobNode job;
  private final Map<StepNode, RoundTask> tasks;
  boolean started;
  long begun = RoundAccount.NEVER;
  Optional<Outcome> end = Optional.empty();

  /// What is known of a task in the last run of its target.
  static final class RoundTask {
    int attempts;
    boolean running;
    boolean stopped;
    boolean ready;
    boolean ended;
    boolean failed;

    private boolean serves() {
      return attempts > 0 && !ended;
    }
  }

  RoundTarget(JobNode job) {
    this.job = job;
    this.tasks = new TreeMap<>((one, other) -> Integer.compare(one.index(), other.index()));
    job.steps().forEach(it -> tasks.put(it, new RoundTask()));
  }

  RoundTask task(StepNode step) {
    return tasks.get(step);
  }

  private Stream<RoundTask> services() {
    return job.steps().stream().filter(StepNode::service).map(tasks::get);
  }

  /// Those that are no services, `finally` aside.
  private Stream<RoundTask> plain() {
    return job.steps().stream().filter(it -> !it.service() && !it.last()).map(tasks::get);
  }

  /// Whether nothing is left of it, `finally` aside, but services.
  boolean mainDone() {
    boolean served = services().allMatch(it -> it.ended || it.attempts > 0);
    return end.isPresent() || served && plain().allMatch(it -> it.ended);
  }

  boolean serves() {
    return services().anyMatch(RoundTask::serves);
  }

  /// Whether a service of it is not ready yet, or again.
  boolean arriving() {
    return services().anyMatch(it -> it.serves() && !it.ready);
  }

  /// Whether a service of it runs that is not ready.
  boolean starting() {
    return services().anyMatch(it -> it.running && !it.ready);
  }

  /// Whether nothing is left of it, `finally` aside, but services that are ready.
  boolean settled() {
    return plain().allMatch(it -> it.ended) && services().allMatch(it -> it.ended || it.ready);
  }

  /// Whether a step that is no service runs, `finally` aside, and has not been told to stop.
  boolean works() {
    return plain().anyMatch(it -> it.running && !it.stopped);
  }

  /// Whether something of it has been told to stop, and has not.
  boolean stopping() {
    return tasks.values().stream().anyMatch(it -> it.running && it.stopped);
  }

  boolean failed() {
    return tasks.values().stream().anyMatch(it -> it.failed);
  }

  /// How many of its tasks have ended.
  long ended() {
    return tasks.values().stream().filter(it -> it.ended).count();
  }

  /// How many of its attempts run, services aside.
  long running() {
    return job.steps().stream().filter(it -> !it.service()).filter(it -> task(it).running).count();
  }
}
