package dev.runner.schedule;

import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import dev.runner.graph.StepNode;
import dev.runner.graph.Target;
import dev.runner.plan.Limiter;
import dev.runner.plan.StepLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The limiters that an attempt passes, found out from the plan alone.
final class LimiterAccounts {
  private static final String PLAN = "rate_limit of the plan";

  private final Graph graph;
  private final Map<String, LimiterAccount> accounts = new HashMap<>();

  LimiterAccounts(Graph graph) {
    this.graph = graph;
  }

  /// All that it passes.
  List<LimiterAccount> passed(StepNode step, Target target) {
    return accounts(limiters(step, target.job()), target);
  }

  /// Those of them that are paused when it is asked for.
  List<LimiterAccount> pausable(StepNode step, Target target) {
    Map<String, Limiter> limiters = limiters(step, target.job());
    limiters.remove(PLAN);
    if (limiters.size() > 1) {
      limiters.remove(ofJob(target.job()));
    }
    return accounts(limiters, target);
  }

  /// The one of a name, as events call it.
  LimiterAccount named(String name, StepNode step, Target target) {
    return account(name, limiters(step, target.job()).get(name), target);
  }

  void close() {
    accounts.values().forEach(LimiterAccount::close);
  }

  private static String ofJob(JobNode job) {
    return "rate_limit of " + job.id();
  }

  private Map<String, Limiter> limiters(StepNode step, JobNode job) {
    Map<String, Limiter> limiters = new HashMap<>();
    StepLimits limits = step.step().limits();
    Optional<Limiter> ofJob = job.job().control().rateLimit();
    String place = job.id() + "/" + step.id();
    limits.own().ifPresent(it -> limiters.put("rate_limit of " + place, it));
    limits.named().forEach(it -> limiters.put(it, graph.plan().limits().get(it)));
    ofJob.ifPresent(it -> limiters.put(ofJob(job), it));
    if (limiters.isEmpty() && !step.step().throttled().exitCodes().isEmpty()) {
      limiters.put(place, Limiter.unbounded(step.step().throttled().maxPause()));
    }
    graph.plan().control().rateLimit().ifPresent(it -> limiters.put(PLAN, it));
    return limiters;
  }

  private List<LimiterAccount> accounts(Map<String, Limiter> limiters, Target target) {
    List<LimiterAccount> all = new ArrayList<>();
    limiters.forEach((name, limiter) -> all.add(account(name, limiter, target)));
    return all;
  }

  private LimiterAccount account(String name, Limiter limiter, Target target) {
    String whole = name + limiter.key().map(it -> " " + key(it.toString(), target)).orElse("");
    return accounts.computeIfAbsent(whole, it -> new LimiterAccount(it, limiter));
  }

  private static String key(String template, Target target) {
    return switch (template) {
      case RandomPlan.KEY_EACH -> target.key();
      case RandomPlan.KEY_TWO -> target.index() < 2 ? "true" : "false";
      default -> throw new AssertionError("no such key: " + template);
    };
  }
}
