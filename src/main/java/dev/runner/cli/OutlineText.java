package dev.runner.cli;

import dev.runner.Runner;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.mask.Mask;
import dev.runner.plan.Durations;
import dev.runner.plan.TargetSource;
import dev.runner.text.Printable;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// An outline for people.
final class OutlineText implements OutlinePage {
  private final Preview preview;
  private final Mask hidden;
  private final Commandlines commands;
  private final PrintStream out;

  OutlineText(Preview preview, PrintStream out) {
    this.preview = preview;
    this.hidden = Runner.mask(preview.plan(), preview.surroundings().environment());
    this.commands = new Commandlines(preview.form().curl());
    this.out = out;
  }

  @Override
  public void plan() {
    PlanText.of(preview.plan(), preview.arguments().options()).forEach(this::line);
  }

  @Override
  public void job(JobNode job, KnownTargets targets) {
    out.println();
    line(JobText.head(job));
    switch (targets) {
      case KnownTargets.Listed(int count) -> count(job, count);
      case KnownTargets.Printed _ ->
          line("  targets: those that its command prints; --resolve runs it");
      case KnownTargets.Answered _ ->
          line("  targets: those that a server answers; --resolve asks it");
      case KnownTargets.Later(var from) ->
          line("  targets: the items of " + from.list() + ", once what it needs has ended");
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

  private static String atLeast(JobNode job, int targets) {
    return LeastTime.ofRate(job, targets)
        .filter(it -> it.compareTo(Duration.ofSeconds(1)) > 0)
        .map(
            it ->
                "; its rate_limit makes that take at least "
                    + Durations.write(Duration.ofSeconds(Math.round(it.toNanos() / 1e9))))
        .orElse("");
  }

  @Override
  public void target(Target target, List<StepOutline> steps) {
    boolean single = target.job().job().targets().source() instanceof TargetSource.Single;
    if (!single) {
      line("  target " + target.key());
    }
    steps(target.job(), single ? "  " : "    ", steps);
  }

  @Override
  public void written(JobNode job, List<StepOutline> steps) {
    steps(job, "    ", steps);
  }

  @Override
  public void ends(JobNode job, int left) {
    if (left > 0) {
      line("  and the same for " + left + " more; -v shows them");
    }
    job.job()
        .watch()
        .ifPresent(it -> line("  runs again when " + JobText.watched(job, it) + " change"));
    job.job().report().rows().ifPresent(it -> line("  rows go to " + it.path()));
  }

  @Override
  public void closing(JobNode job, List<StepOutline> steps) {
    out.println();
    line(job.id() + ", once all jobs have ended");
    steps(job, "  ", steps);
  }

  @Override
  public void end(LeastTime least, boolean open) {
    least
        .least()
        .flatMap(Least::text)
        .ifPresent(
            it -> {
              out.println();
              line(it);
            });
  }

  private void steps(JobNode job, String indent, List<StepOutline> steps) {
    steps.forEach(it -> show(indent, label(job, it), commands.of(it.work())));
  }

  private static String label(JobNode job, StepOutline step) {
    List<String> notes = new ArrayList<>(BoundTexts.of(step.step().step()));
    step.condition().ifPresent(it -> notes.add("if " + it));
    if (step.skipped()) {
      notes.add("skipped: if is false");
    }
    String kind = step.step().last() && !job.closes() ? "finally " : "step ";
    return kind + step.step().id() + (notes.isEmpty() ? "" : " (" + String.join(", ", notes) + ")");
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
