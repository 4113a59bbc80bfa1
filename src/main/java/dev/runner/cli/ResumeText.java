package dev.runner.cli;

import dev.runner.Runner;
import dev.runner.graph.JobNode;
import dev.runner.graph.StepNode;
import dev.runner.graph.Target;
import dev.runner.mask.Mask;
import dev.runner.text.Printable;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The outline of a run that is gone on with, for people: what is kept is only counted, unless
/// everything is wanted.
final class ResumeText implements ResumePage {
  private final boolean all;
  private final Mask hidden;
  private final PrintStream out;

  /// Of the job that is being told of.
  private final List<String> tasks = new ArrayList<>();

  ResumeText(Preview preview, PrintStream out) {
    this.all = preview.arguments().verbose();
    this.hidden = Runner.mask(preview.plan(), preview.surroundings().environment());
    this.out = out;
  }

  @Override
  public void run(String id) {
    line("goes on with run " + id);
  }

  @Override
  public void later(JobNode job) {
    out.println();
    line("job " + job.id() + ": its targets are known once what it needs has ended");
  }

  @Override
  public void job(JobNode job, int targets) {
    tasks.clear();
  }

  @Override
  public void target(Target target, Map<StepNode, Fate> fates) {
    for (StepNode step : target.job().steps()) {
      Fate fate = fates.getOrDefault(step, Fate.KEPT);
      if (fate.kind() != Fate.Kind.KEEP || all) {
        tasks.add(fate.of(target.key() + "/" + step.id()));
      }
    }
  }

  @Override
  public void ends(JobNode job, Map<Fate.Kind, Integer> counts) {
    out.println();
    line("job " + job.id() + ": " + Fate.counted(counts));
    tasks.forEach(this::line);
  }

  @Override
  public void end(boolean open) {}

  private void line(String text) {
    out.println(Printable.line(hidden.in(text)));
  }
}
