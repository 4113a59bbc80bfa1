package dev.runner.cli;

import dev.runner.expr.JsonDocument;
import dev.runner.expr.Value;
import dev.runner.graph.JobNode;
import dev.runner.graph.StepNode;
import dev.runner.graph.Target;
import java.io.IOException;
import java.util.Map;

/// The outline of a run that is gone on with, for programs, by `schemas/outline.schema.json`.
final class ResumeJson implements ResumePage {
  private final Preview preview;
  private final PlanJson plan;
  private final JobJson jobs;
  private final JsonDocument document;

  ResumeJson(Preview preview, JsonDocument document) {
    this.preview = preview;
    this.plan = PlanJson.of(preview.plan(), preview.surroundings().environment());
    this.jobs = JobJson.of(plan.bounds());
    this.document = document;
  }

  private JsonFields fields() {
    return new JsonFields(plan.bounds().hidden());
  }

  @Override
  public void run(String id) throws IOException {
    document.put(plan.head(preview.arguments().options()));
    document.put(fields().word("resumes", id).fields());
    document.list("jobs");
  }

  @Override
  public void later(JobNode job) throws IOException {
    document.object();
    document.put(jobs.head(job));
    document.put(fields().put("count", Value.NULL).word("known_after", "needs").fields());
    document.list("targets");
    document.endList();
    document.endObject();
  }

  @Override
  public void job(JobNode job, int targets) throws IOException {
    document.object();
    document.put(jobs.head(job));
    document.put(fields().number("count", targets).fields());
    document.list("targets");
  }

  @Override
  public void target(Target target, Map<StepNode, Fate> fates) throws IOException {
    document.add(
        fields()
            .text("key", target.key())
            .list(
                "steps",
                target.job().steps(),
                it -> jobs.steps().of(it, fates.getOrDefault(it, Fate.KEPT)))
            .value());
  }

  @Override
  public void ends(JobNode job, Map<Fate.Kind, Integer> counts) throws IOException {
    document.endList();
    JsonFields fates = fields();
    for (Fate.Kind kind : Fate.Kind.values()) {
      fates.number(kind.word(), counts.getOrDefault(kind, 0));
    }
    document.put(fields().put("fates", fates.value()).fields());
    document.endObject();
  }

  @Override
  public void end(boolean open) throws IOException {
    document.endList();
    document.put(fields().flag("to_do", open).fields());
  }
}
