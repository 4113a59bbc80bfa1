package dev.runner;

import dev.runner.plan.Control;
import dev.runner.plan.FailFast;
import dev.runner.plan.Job;
import dev.runner.plan.Limiter;
import dev.runner.plan.Need;
import dev.runner.plan.Plan;
import dev.runner.plan.Step;
import dev.runner.plan.TargetSource;
import dev.runner.plan.Watch;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A plan with the caller's options in place of its own (rule 10: the command line replaces the
/// plan level).
///
/// @param sources of targets in place of those of jobs, by their ids
record Overrides(RunOptions options, Map<String, TargetSource> sources) {

  Plan of(Plan plan) {
    Collection<String> wanted = wanted(plan, options);
    List<Job> jobs = plan.jobs().stream().filter(it -> wanted.contains(it.id())).toList();
    boolean silent = jobs.stream().allMatch(it -> it.watch().isEmpty());
    return new Plan(
        plan.source(),
        plan.included(),
        plan.name(),
        plan.description(),
        plan.params(),
        plan.origins(),
        plan.vars(),
        plan.secrets(),
        plan.env(),
        plan(plan.control()),
        plan.limits(),
        plan.stream(),
        plan.overlap(),
        plan.instance(),
        jobs.stream().map(it -> of(it, silent)).toList(),
        plan.closing().stream().map(it -> of(it, false)).toList(),
        plan.retain(),
        plan.folder());
  }

  /// The ids of the jobs that the caller wants, and of those that they need.
  static Collection<String> wanted(Plan plan, RunOptions options) {
    Set<String> wanted = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(options.jobs());
    if (open.isEmpty()) {
      plan.jobs().forEach(it -> open.add(it.id()));
    }
    while (!open.isEmpty()) {
      String id = open.removeFirst();
      if (wanted.add(id)) {
        plan.jobs().stream()
            .filter(it -> it.id().equals(id))
            .flatMap(it -> it.needs().stream())
            .map(Need::job)
            .forEach(open::add);
      }
    }
    return wanted;
  }

  private Control plan(Control control) {
    Optional<FailFast> failFast = options.failFast().or(control::failFast);
    return new Control(
        options.concurrency().or(control::concurrency),
        stricter(control.rateLimit()),
        control.deadline(),
        failFast.filter(_ -> !options.keepGoing()),
        control.batches(),
        control.confirm(),
        control.drain());
  }

  private Optional<Limiter> stricter(Optional<Limiter> own) {
    return own.isPresent()
        ? own.map(it -> options.rateLimit().map(it::within).orElse(it))
        : options.rateLimit().map(Limiter::of);
  }

  /// @param silent whether no job says what is watched
  private Job of(Job job, boolean silent) {
    Control control = job.control();
    Control mine =
        new Control(
            control.concurrency(),
            control.rateLimit(),
            control.deadline(),
            control.failFast().filter(_ -> !options.keepGoing()),
            control.batches().map(it -> options.keepGoing() ? it.unstopped() : it),
            control.confirm(),
            control.drain());
    return new Job(
        job.id(),
        job.name(),
        job.span(),
        job.needs(),
        job.condition(),
        job.require(),
        Optional.ofNullable(sources.get(job.id())).map(job.targets()::from).orElse(job.targets()),
        job.vars(),
        mine,
        watch(job, silent),
        job.steps().stream().map(this::of).toList(),
        job.finallySteps().stream().map(this::of).toList(),
        job.report(),
        job.closing());
  }

  private Optional<Watch> watch(Job job, boolean silent) {
    return switch (options.watched()) {
      case AS_PLANNED -> job.watch();
      case ALL -> silent ? Optional.of(Watch.USUAL) : job.watch();
      case NONE -> Optional.empty();
    };
  }

  private Step of(Step step) {
    return options
        .timeout()
        .filter(it -> step.timeout().filter(own -> own.compareTo(it) <= 0).isEmpty())
        .map(it -> step.within(it, "--timeout"))
        .orElse(step);
  }
}
