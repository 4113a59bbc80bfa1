package dev.runner.schedule;

import dev.runner.expr.EvaluationException;
import dev.runner.graph.JobNode;
import dev.runner.graph.StepNode;
import dev.runner.plan.Command;
import dev.runner.plan.Limiter;
import dev.runner.plan.Plan;
import dev.runner.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// Which limiters stand before which steps, and the lanes that lead through them.
final class Ways {
  private final LongSupplier clock;
  private final Optional<SharedLimiter> ofPlan;
  private final Map<String, SharedLimiter> named = new LinkedHashMap<>();
  private final List<SharedLimiter> all = new ArrayList<>();
  private final Map<Passed, Lane> lanes = new HashMap<>();
  private long numbers;

  /// What distinguishes a lane.
  private record Passed(List<Gate> gates, boolean background) {}

  /// @param clock the ledger's
  Ways(Plan plan, LongSupplier clock) {
    this.clock = clock;
    this.ofPlan = plan.control().rateLimit().map(it -> limiter("rate_limit of the plan", it));
    plan.limits().forEach((name, it) -> named.put(name, limiter(name, it)));
  }

  private SharedLimiter limiter(String name, Limiter limiter) {
    SharedLimiter shared = new SharedLimiter(name, limiter, clock);
    all.add(shared);
    return shared;
  }

  /// Every limiter, those of the plan first.
  List<SharedLimiter> limiters() {
    return all;
  }

  /// The way of each step of a job.
  Way[] of(JobNode job) {
    Optional<SharedLimiter> ofJob =
        job.job().control().rateLimit().map(it -> limiter("rate_limit of " + job.id(), it));
    return job.steps().stream().map(step -> way(job, step, ofJob)).toArray(Way[]::new);
  }

  private Way way(JobNode job, StepNode node, Optional<SharedLimiter> ofJob) {
    Step step = node.step();
    String place = job.id() + "/" + node.id();
    List<SharedLimiter> own = new ArrayList<>();
    step.limits().own().ifPresent(it -> own.add(limiter("rate_limit of " + place, it)));
    step.limits().named().forEach(it -> Optional.ofNullable(named.get(it)).ifPresent(own::add));
    if (own.isEmpty() && ofJob.isEmpty() && mayBeThrottled(step)) {
      own.add(limiter(place, Limiter.unbounded(step.throttled().maxPause())));
    }
    List<SharedLimiter> passed =
        Stream.concat(Stream.of(ofPlan, ofJob).flatMap(Optional::stream), own.stream()).toList();
    List<SharedLimiter> pausable = own.isEmpty() ? ofJob.stream().toList() : own;
    return new Way(passed, pausable, fixed(passed, pausable, node.service()));
  }

  /// The lane through limiters none of which has a key.
  private Optional<Lane> fixed(
      List<SharedLimiter> passed, List<SharedLimiter> pausable, boolean background) {
    if (passed.stream().anyMatch(it -> it.limiter.key().isPresent())) {
      return Optional.empty();
    }
    List<Gate> gates = passed.stream().<Gate>map(it -> it.gate("")).toList();
    List<LimiterGate> paused = pausable.stream().map(it -> it.gate("")).toList();
    return Optional.of(
        lanes.computeIfAbsent(new Passed(gates, background), it -> lane(it, paused, false)));
  }

  private static boolean mayBeThrottled(Step step) {
    return step.command() instanceof Command.Request || !step.throttled().exitCodes().isEmpty();
  }

  /// The lane of a task.
  ///
  /// @throws EvaluationException where a limiter's key has no text for it
  Lane lane(TaskRun task, Judge judge) throws EvaluationException {
    JobRun job = task.target.job;
    Way way = job.ways[task.task.step().index()];
    if (way.fixed().isPresent() && !(job.keyed && !task.target.started)) {
      return way.fixed().get();
    }
    List<Gate> gates = new ArrayList<>(way.all().size() + 1);
    List<LimiterGate> pausable = new ArrayList<>(way.pausable().size());
    for (SharedLimiter limiter : way.all()) {
      LimiterGate gate =
          limiter.gate(
              limiter.limiter.key().isEmpty() ? "" : judge.key(task, limiter.limiter.key().get()));
      gates.add(gate);
      if (way.pausable().contains(limiter)) {
        pausable.add(gate);
      }
    }
    if (job.keyed && !task.target.started) {
      gates.add(job.slots);
    }
    return lanes.computeIfAbsent(new Passed(gates, task.service()), it -> lane(it, pausable, true));
  }

  private Lane lane(Passed passed, List<LimiterGate> pausable, boolean passing) {
    passed.gates().forEach(it -> count(it, 1));
    return new Lane(passed.gates(), pausable, passed.background(), passing, numbers++);
  }

  /// Forgets a lane that nothing is left in.
  void drop(Lane lane) {
    if (lanes.remove(new Passed(lane.gates, lane.background), lane)) {
      lane.gates.forEach(it -> count(it, -1));
    }
  }

  private static void count(Gate gate, int more) {
    if (gate instanceof LimiterGate limiter) {
      limiter.lanes += more;
    }
  }
}
