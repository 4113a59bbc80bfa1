package dev.runner.cli;

import dev.runner.Loaded;
import dev.runner.PastRuns;
import dev.runner.Runner;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Names;
import dev.runner.graph.JobNode;
import dev.runner.graph.StepNode;
import dev.runner.graph.Target;
import dev.runner.journal.Earlier;
import dev.runner.journal.PlanIdentity;
import dev.runner.journal.StateFolder;
import dev.runner.pace.Usual;
import dev.runner.plan.Plan;
import dev.runner.plan.TargetSource;
import dev.runner.schedule.RunNames;
import dev.runner.schedule.TargetSequence;
import dev.runner.schedule.TargetSupply;
import dev.runner.schedule.UnreadableTargets;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Tells what a plan would do, without doing any of it.
final class Outline {
  private final Loaded loaded;
  private final OutlinePage page;
  private final Depth depth;
  private final Optional<StateFolder> state;
  private final Works works;
  private final RunNames names;
  private final TargetSupply supply;

  /// How far it goes.
  ///
  /// @param resolve whether commands are run, and servers asked, for targets
  /// @param most how many targets of each job are told of
  record Depth(boolean resolve, int most) {}

  /// @param state where runs are kept; empty where nobody keeps any
  Outline(Preview preview, Optional<StateFolder> state, Depth depth, OutlinePage page) {
    this.loaded = preview.loaded();
    this.page = page;
    this.depth = depth;
    this.state = state;
    Plan plan = loaded.graph().plan();
    Surroundings surroundings = preview.surroundings();
    Runner runner =
        new Runner(surroundings.setting(state.map(it -> new PastRuns(it, Optional.empty()))));
    this.works =
        new Works(runner.rendering(loaded.graph()), runner.requests(loaded.graph()), plan.folder());
    this.names = new RunNames(plan, "dry-run", surroundings.environment());
    this.supply = runner.targets(loaded.graph(), preview.arguments().options());
  }

  /// @return whether there is something to be done
  boolean tell() throws IOException, InterruptedException {
    page.plan();
    boolean open = false;
    LeastTime least = new LeastTime(loaded.graph().plan(), usual());
    for (JobNode job : loaded.graph().jobs()) {
      long targets = job(job);
      least.add(job, targets);
      open |= targets > 0;
    }
    for (JobNode job : loaded.graph().closing()) {
      page.closing(job, written(job));
    }
    page.end(least, open);
    return open;
  }

  /// What earlier runs took.
  private Usual usual() {
    PlanIdentity plan = PlanIdentity.of(loaded.graph().plan());
    return state.map(it -> new Earlier().before(it.folder(plan, RunId.next()))).orElse(Usual.NONE);
  }

  /// @return how many targets there are; at least one where that is not known
  private long job(JobNode job) throws IOException, InterruptedException {
    Optional<KnownTargets> unknown = unknown(job.job().targets().source());
    if (unknown.isPresent()) {
      page.job(job, unknown.get());
      page.written(job, written(job));
      page.ends(job, 0);
      return 1;
    }
    try (TargetSequence targets = supply.targets(job, names.plan())) {
      page.job(job, new KnownTargets.Listed(targets.size()));
      int told = Math.min(depth.most(), targets.size());
      for (int i = 0; i < told; i++) {
        Target target = targets.target(i);
        page.target(target, steps(target));
      }
      page.ends(job, targets.size() - told);
      return targets.size();
    } catch (UnreadableTargets e) {
      throw new Abort(
          e.missing() ? ExitCode.UNREADABLE : ExitCode.INVALID, "runner: " + e.getMessage());
    }
  }

  private Optional<KnownTargets> unknown(TargetSource source) {
    return switch (source) {
      case TargetSource.CommandOutput _ when !depth.resolve() ->
          Optional.of(new KnownTargets.Printed());
      case TargetSource.Pages _ when !depth.resolve() -> Optional.of(new KnownTargets.Answered());
      case TargetSource.From from when from.late() -> Optional.of(new KnownTargets.Later(from));
      default -> Optional.empty();
    };
  }

  private static List<StepOutline> written(JobNode job) {
    return job.steps().stream().map(StepOutline::written).toList();
  }

  private List<StepOutline> steps(Target target) {
    Names known = names.of(target);
    return target.job().steps().stream().map(it -> step(it, known)).toList();
  }

  private StepOutline step(StepNode step, Names known) {
    Work work = works.of(step.step(), known);
    try {
      boolean wanted =
          step.step().condition().isEmpty() || step.step().condition().get().test(known);
      return new StepOutline(step, work, Optional.empty(), !wanted);
    } catch (EvaluationException e) {
      return new StepOutline(step, work, StepOutline.condition(step), false);
    }
  }
}
