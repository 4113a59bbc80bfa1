package dev.runner.cli;

import dev.runner.expr.JsonDocument;
import dev.runner.expr.Value;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// An outline for programs, by `schemas/outline.schema.json`.
final class OutlineJson implements OutlinePage {
  private final Preview preview;
  private final PlanJson plan;
  private final JobJson jobs;
  private final JsonDocument document;

  /// Whether all jobs have been told of.
  private boolean closing;

  OutlineJson(Preview preview, JsonDocument document) {
    this.preview = preview;
    this.plan = PlanJson.of(preview.plan(), preview.surroundings().environment());
    this.jobs = JobJson.of(plan.bounds());
    this.document = document;
  }

  private JsonFields fields() {
    return new JsonFields(plan.bounds().hidden());
  }

  @Override
  public void plan() throws IOException {
    document.put(plan.head(preview.arguments().options()));
    document.list("jobs");
  }

  @Override
  public void job(JobNode job, KnownTargets targets) throws IOException {
    document.object();
    document.put(jobs.head(job));
    document.put(known(job, targets).fields());
    document.list("targets");
  }

  private JsonFields known(JobNode job, KnownTargets targets) {
    return switch (targets) {
      case KnownTargets.Listed(int count) ->
          fields().number("count", count).millis("least_ms", LeastTime.ofRate(job, count));
      case KnownTargets.Printed _ -> unknown("command");
      case KnownTargets.Answered _ -> unknown("http");
      case KnownTargets.Later _ -> unknown("needs");
    };
  }

  private JsonFields unknown(String before) {
    return fields().put("count", Value.NULL).word("known_after", before);
  }

  @Override
  public void target(Target target, List<StepOutline> steps) throws IOException {
    boolean curl = preview.form().curl();
    document.add(
        fields()
            .text("key", target.key())
            .list("steps", steps, it -> jobs.steps().of(it, curl))
            .value());
  }

  /// That stands at the job already.
  @Override
  public void written(JobNode job, List<StepOutline> steps) {}

  @Override
  public void ends(JobNode job, int left) throws IOException {
    document.endList();
    document.endObject();
  }

  @Override
  public void closing(JobNode job, List<StepOutline> steps) throws IOException {
    if (!closing) {
      closing = true;
      document.endList();
      document.list("closing");
    }
    document.add(jobs.closing(job));
  }

  @Override
  public void end(LeastTime least, boolean open) throws IOException {
    document.endList();
    document.put(
        fields().put("lower_bound", least.least(), this::least).flag("to_do", open).fields());
  }

  private Value least(Least least) {
    JsonFields fields = fields().number("duration_ms", least.duration().toMillis());
    return least.crowded().isPresent()
        ? fields.number("concurrency", least.crowded()).value()
        : fields.list("way", least.way(), this::leg).value();
  }

  private Value leg(Least.Leg leg) {
    return fields()
        .word("job", leg.job())
        .number("duration_ms", leg.took().toMillis())
        .text("by", Optional.of(leg.by()).filter(it -> !it.isEmpty()))
        .value();
  }
}
