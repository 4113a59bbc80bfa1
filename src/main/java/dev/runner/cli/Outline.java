package dev.runner.cli;

import dev.runner.Loaded;
import dev.runner.PastRuns;
import dev.runner.Runner;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Names;
import dev.runner.expr.Template;
import dev.runner.expr.Value;
import dev.runner.graph.JobNode;
import dev.runner.graph.StepNode;
import dev.runner.graph.Target;
import dev.runner.journal.Earlier;
import dev.runner.journal.PlanIdentity;
import dev.runner.journal.StateFolder;
import dev.runner.pace.Usual;
import dev.runner.plan.Control;
import dev.runner.plan.Durations;
import dev.runner.plan.HiddenValues;
import dev.runner.plan.Limiter;
import dev.runner.plan.ParamOrigin;
import dev.runner.plan.Plan;
import dev.runner.plan.TargetSource;
import dev.runner.plan.Watch;
import dev.runner.schedule.RunNames;
import dev.runner.schedule.TargetSequence;
import dev.runner.schedule.TargetSupply;
import dev.runner.schedule.UnreadableTargets;
import dev.runner.text.Printable;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Prints what a plan would do, without doing any of it.
final class Outline {
  private static final int SHOWN = 1;
  private static final ParamOrigin UNKNOWN = new ParamOrigin("default", false);

  private final Surroundings surroundings;
  private final RunArguments arguments;
  private final boolean resolve;
  private final boolean curl;
  private final Optional<StateFolder> state;
  private final PrintStream out;
  private HiddenValues hidden = new HiddenValues(List.of());

  /// @param resolve whether commands that list targets are run
  /// @param curl whether requests are shown as commands of curl, those of every target
  /// @param state where runs are kept; empty where nobody keeps any
  Outline(
      Surroundings surroundings,
      RunArguments arguments,
      boolean resolve,
      boolean curl,
      Optional<StateFolder> state) {
    this.surroundings = surroundings;
    this.arguments = arguments;
    this.resolve = resolve;
    this.curl = curl;
    this.state = state;
    this.out = surroundings.out();
  }

  /// @return the exit code
  int dryRun(Loaded loaded) throws InterruptedException {
    print(loaded);
    return ExitCode.OK;
  }

  /// @return whether there is something to be done
  boolean print(Loaded loaded) throws InterruptedException {
    Plan plan = loaded.graph().plan();
    hidden = plan.hidden();
    Runner runner =
        new Runner(surroundings.setting(state.map(it -> new PastRuns(it, Optional.empty()))));
    RunNames names = new RunNames(plan, "dry-run", surroundings.environment());
    Commandlines commands =
        new Commandlines(
            runner.rendering(loaded.graph()), runner.requests(loaded.graph()), plan.folder(), curl);
    TargetSupply supply = runner.targets(loaded.graph(), arguments.options());
    line(plan.name() + plan.description().map(it -> ": " + it).orElse(""));
    line("  " + String.join(", ", BoundTexts.of(plan.control(), arguments.options())));
    params(plan);
    boolean open = false;
    LeastTime least = new LeastTime(plan, usual(plan));
    for (JobNode job : loaded.graph().jobs()) {
      out.println();
      line(head(job));
      long targets = targets(job, supply, names, commands);
      least.add(job, targets);
      open |= targets > 0;
      job.job().watch().ifPresent(it -> line("  runs again when " + watched(job, it) + " change"));
      job.job().report().rows().ifPresent(it -> line("  rows go to " + it.path()));
    }
    for (JobNode job : loaded.graph().closing()) {
      out.println();
      line(job.id() + ", once all jobs have ended");
      job.steps()
          .forEach(it -> show("  ", label(job, it, written(it)), commands.written(it.step())));
    }
    least
        .text()
        .ifPresent(
            it -> {
              out.println();
              line(it);
            });
    return open;
  }

  /// What earlier runs took.
  private Usual usual(Plan plan) {
    return state
        .map(it -> new Earlier().before(it.folder(PlanIdentity.of(plan), RunId.next())))
        .orElse(Usual.NONE);
  }

  private void params(Plan plan) {
    plan.params()
        .forEach(
            (name, value) -> {
              ParamOrigin origin = plan.origins().getOrDefault(name, UNKNOWN);
              String shown = origin.secret() ? HiddenValues.STARS : text(value);
              line("  param " + name + ": " + shown + " (" + origin.from() + ")");
            });
  }

  private static String text(Value value) {
    return value instanceof Value.Arr(List<Value> items)
        ? "[" + String.join(", ", items.stream().map(Outline::text).toList()) + "]"
        : value.text().orElse("null");
  }

  private static String watched(JobNode job, Watch watch) {
    TargetSource source = job.job().targets().source();
    boolean files = source instanceof TargetSource.Dirs || source instanceof TargetSource.Files;
    return watch.paths().isEmpty()
        ? files ? "its targets" : "files of the plan's folder"
        : String.join(", ", watch.paths().stream().map(Template::toString).toList());
  }

  private static String head(JobNode job) {
    List<String> parts = new ArrayList<>();
    if (!job.needs().isEmpty()) {
      parts.add("needs " + String.join(", ", job.needs().stream().map(Outline::need).toList()));
    }
    job.job().condition().ifPresent(it -> parts.add("if " + it));
    Control control = job.job().control();
    parts.addAll(BoundTexts.of(control));
    return "job " + job.id() + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
  }

  private static String need(JobNode.Edge edge) {
    List<String> manner = edge.manner();
    return edge.job().id() + (manner.isEmpty() ? "" : " (" + String.join(", ", manner) + ")");
  }

  /// @return how many there are; at least one where that is not known
  private long targets(JobNode job, TargetSupply supply, RunNames names, Commandlines commands)
      throws InterruptedException {
    TargetSource source = job.job().targets().source();
    if (!resolve && source instanceof TargetSource.CommandOutput) {
      line("  targets: those that its command prints; --resolve runs it");
      steps(job, commands);
      return 1;
    }
    if (!resolve && source instanceof TargetSource.Pages) {
      line("  targets: those that a server answers; --resolve asks it");
      steps(job, commands);
      return 1;
    }
    if (source instanceof TargetSource.From from && from.late()) {
      line("  targets: the items of " + from.list() + ", once what it needs has ended");
      steps(job, commands);
      return 1;
    }
    try (TargetSequence targets = supply.targets(job, names.plan())) {
      count(job, targets.size());
      int shown = arguments.verbose() || curl ? targets.size() : Math.min(SHOWN, targets.size());
      for (int i = 0; i < shown; i++) {
        steps(targets.target(i), names.of(targets.target(i)), commands);
      }
      if (shown < targets.size()) {
        line("  and the same for " + (targets.size() - shown) + " more; -v shows them");
      }
      return targets.size();
    } catch (UnreadableTargets e) {
      throw new Abort(
          e.missing() ? ExitCode.UNREADABLE : ExitCode.INVALID, "runner: " + e.getMessage());
    }
  }

  private void count(JobNode job, int targets) {
    if (!(job.job().targets().source() instanceof TargetSource.Single)) {
      line(
          "  "
              + targets
              + (targets == 1 ? " target" : " targets")
              + origin(job.job().targets().source())
              + atLeast(job, targets));
    }
  }

  private static String origin(TargetSource source) {
    return source instanceof TargetSource.FailedOf(var run, String job, _)
        ? ", what failed of job "
            + job
            + " in "
            + switch (run) {
              case TargetSource.FailedOf.Which.Last _ -> "the last run";
              case TargetSource.FailedOf.Which.Run(String id) -> "the run " + id;
            }
        : "";
  }

  /// What the job's rate limit alone makes the job take, when every step runs once.
  private static String atLeast(JobNode job, int targets) {
    return job.job()
        .control()
        .rateLimit()
        .filter(it -> it.key().isEmpty())
        .flatMap(Limiter::rate)
        .map(it -> new LeastTime.Paced(it, targets * (long) job.steps().size()).least())
        .filter(it -> it.compareTo(Duration.ofSeconds(1)) > 0)
        .map(
            it ->
                "; its rate_limit makes that take at least "
                    + Durations.write(Duration.ofSeconds(Math.round(it.toNanos() / 1e9))))
        .orElse("");
  }

  private void steps(Target target, Names names, Commandlines commands) {
    boolean single = target.job().job().targets().source() instanceof TargetSource.Single;
    if (!single) {
      line("  target " + target.key());
    }
    for (StepNode step : target.job().steps()) {
      String indent = single ? "  " : "    ";
      show(
          indent,
          label(target.job(), step, condition(step, names)),
          commands.of(step.step(), names));
    }
  }

  private void steps(JobNode job, Commandlines commands) {
    job.steps()
        .forEach(it -> show("    ", label(job, it, written(it)), commands.written(it.step())));
  }

  /// @param condition what becomes of it by its `if`; may be empty
  private static String label(JobNode job, StepNode step, String condition) {
    List<String> notes = BoundTexts.of(step.step());
    if (!condition.isEmpty()) {
      notes.add(condition);
    }
    String name = (step.last() && !job.closes() ? "finally " : "step ") + step.id();
    return notes.isEmpty() ? name : name + " (" + String.join(", ", notes) + ")";
  }

  private static String condition(StepNode step, Names names) {
    if (step.step().condition().isEmpty()) {
      return "";
    }
    try {
      return step.step().condition().get().test(names) ? "" : "skipped: if is false";
    } catch (EvaluationException e) {
      return written(step);
    }
  }

  private static String written(StepNode step) {
    return step.step().condition().map(it -> "if " + it).orElse("");
  }

  /// A command of one line stands behind its label, a longer script below it.
  private void show(String indent, String label, String command) {
    if (command.contains("\n")) {
      line(indent + label + ":");
      command.lines().forEach(it -> line(indent + "  | " + it));
    } else {
      line(indent + label + ": " + command);
    }
  }

  private void line(String text) {
    out.println(Printable.line(hidden.in(text)));
  }
}
