package dev.runner.schedule;

import dev.runner.graph.JobNode;
import dev.runner.graph.StepNode;
import dev.runner.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// The tasks that could run, each in the lane of the buckets that it must take a token from; all
/// without one share a lane. A lane without a token holds up no other.
final class Lanes {

  private static final Comparator<TaskRun> ORDER = Lanes::order;

  /// Tasks that take a token from the same buckets.
  record Lane(List<BucketLimiter> buckets, TreeSet<TaskRun> ready) {

    private long untilGrant() {
      return buckets.stream().mapToLong(BucketLimiter::untilGrant).max().orElse(0);
    }
  }

  private final List<Lane> limited = new ArrayList<>();
  private final Lane free = new Lane(List.of(), new TreeSet<>(ORDER));
  private final Optional<BucketLimiter> plan;
  private final LongSupplier clock;

  /// @param clock the ledger's
  Lanes(Plan plan, LongSupplier clock) {
    this.clock = clock;
    this.plan = plan.control().rateLimit().map(rate -> new BucketLimiter("plan", rate, clock));
  }

  /// The lane of each step of a job: the plan's bucket, the job's, the step's.
  Lane[] of(JobNode job) {
    Optional<BucketLimiter> ofJob =
        job.job().control().rateLimit().map(rate -> new BucketLimiter(job.id(), rate, clock));
    return job.steps().stream().map(step -> lane(job, step, ofJob)).toArray(Lane[]::new);
  }

  private Lane lane(JobNode job, StepNode step, Optional<BucketLimiter> ofJob) {
    Optional<BucketLimiter> ofStep =
        step.step()
            .rateLimit()
            .map(rate -> new BucketLimiter(job.id() + "/" + step.id(), rate, clock));
    List<BucketLimiter> buckets = Stream.of(plan, ofJob, ofStep).flatMap(Optional::stream).toList();
    if (buckets.isEmpty()) {
      return free;
    }
    Lane lane = new Lane(buckets, new TreeSet<>(ORDER));
    limited.add(lane);
    return lane;
  }

  /// Started targets go before new ones, then as in the report. A chain of the library's
  /// comparators would be linked anew at every start.
  private static int order(TaskRun one, TaskRun other) {
    int byStart = Boolean.compare(other.target.started, one.target.started);
    int byJob = Integer.compare(one.target.job.node.index(), other.target.job.node.index());
    int byTarget = Integer.compare(one.target.target.index(), other.target.target.index());
    int byStep = Integer.compare(one.task.step().index(), other.task.step().index());
    return byStart != 0 ? byStart : byJob != 0 ? byJob : byTarget != 0 ? byTarget : byStep;
  }

  void add(TaskRun task) {
    lane(task).ready().add(task);
  }

  void remove(TaskRun task) {
    lane(task).ready().remove(task);
  }

  /// The first task in order that a token is there for; it is taken out, and the tokens with it.
  Optional<TaskRun> take() {
    Lane best = free;
    for (Lane lane : limited) {
      best = !lane.ready().isEmpty() && lane.untilGrant() == 0 ? earlier(best, lane) : best;
    }
    if (best.ready().isEmpty()) {
      return Optional.empty();
    }
    best.buckets().forEach(BucketLimiter::acquirePermission);
    return Optional.of(best.ready().removeFirst());
  }

  /// Nanoseconds until a token is there for a task that waits for nothing else.
  OptionalLong untilToken() {
    return limited.stream()
        .filter(lane -> !lane.ready().isEmpty())
        .mapToLong(Lane::untilGrant)
        .min();
  }

  private static Lane earlier(Lane one, Lane other) {
    return one.ready().isEmpty() || ORDER.compare(other.ready().first(), one.ready().first()) < 0
        ? other
        : one;
  }

  private static Lane lane(TaskRun task) {
    return task.target.job.lanes[task.task.step().index()];
  }
}
