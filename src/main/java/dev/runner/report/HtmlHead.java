package dev.runner.report;

import dev.runner.event.Totals;
import dev.runner.event.Waited;
import dev.runner.expr.Template;
import dev.runner.graph.JobNode;
import dev.runner.graph.StepNode;
import dev.runner.plan.Closing;
import dev.runner.plan.Command;
import dev.runner.plan.Need;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// Writes what the page knows of the run as a whole: how it ended, and its jobs.
final class HtmlHead {
  private final Results results;
  private final JsonGenerator json;

  HtmlHead(Results results, JsonGenerator json) {
    this.results = results;
    this.json = json;
  }

  void write(int exitCode, HtmlRows rows) {
    json.writeStartObject();
    json.writeStringProperty("plan", results.plan());
    json.writeStringProperty("run", results.id());
    json.writeStringProperty("outcome", results.verdict().word());
    json.writeNumberProperty("exit_code", exitCode);
    json.writeNumberProperty("started", results.started().toEpochMilli());
    json.writeNumberProperty("duration", results.duration().toMillis());
    totals(results.totals());
    json.writeStringProperty("bounded_by", results.bounds().most());
    json.writeArrayPropertyStart("limiters");
    results.bounds().limiters().forEach(this::limiter);
    json.writeEndArray();
    json.writeNumberProperty("tasks", rows.total());
    json.writeNumberProperty("shown", rows.shown());
    json.writeNumberProperty("unshown_wrong", rows.leftOutWrong());
    json.writeArrayPropertyStart("jobs");
    results.all().forEach(this::job);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void totals(Totals totals) {
    json.writeArrayPropertyStart("totals");
    json.writeNumber(totals.succeeded());
    json.writeNumber(totals.failed());
    json.writeNumber(totals.skipped());
    json.writeNumber(totals.cancelled());
    json.writeEndArray();
  }

  private void limiter(Waited limiter) {
    json.writeStartObject();
    json.writeStringProperty("name", limiter.limiter());
    json.writeNumberProperty("waited", limiter.waited().toMillis());
    json.writeNumberProperty("pauses", limiter.pauses());
    json.writeNumberProperty("paused", limiter.paused().toMillis());
    json.writeEndObject();
  }

  private void job(JobResult job) {
    JobNode node = job.node();
    json.writeStartObject();
    json.writeStringProperty("id", job.id());
    node.job().name().ifPresent(it -> json.writeStringProperty("name", it));
    json.writeStringProperty("outcome", job.verdict().word());
    totals(job.totals());
    node.job().closing().map(Closing::word).ifPresent(it -> json.writeStringProperty("at", it));
    job.started()
        .map(it -> Duration.between(results.started(), it).toMillis())
        .ifPresent(it -> json.writeNumberProperty("started", it));
    json.writeArrayPropertyStart("needs");
    node.needs().forEach(this::need);
    json.writeEndArray();
    json.writeArrayPropertyStart("steps");
    node.steps().forEach(this::step);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void need(JobNode.Edge edge) {
    json.writeStartArray();
    json.writeString(edge.job().id());
    json.writeString(edge.condition().name().toLowerCase(Locale.ROOT));
    if (edge.match() == Need.Match.TARGET) {
      json.writeString("target by target");
    }
    json.writeEndArray();
  }

  private void step(StepNode step) {
    json.writeStartObject();
    json.writeStringProperty("id", step.id());
    if (step.service()) {
      json.writeBooleanProperty("service", true);
    }
    if (step.last()) {
      json.writeBooleanProperty("last", true);
    }
    switch (step.step().command()) {
      case Command.Exec _ -> json.writeStringProperty("kind", "exec");
      case Command.Request _ -> json.writeStringProperty("kind", "http");
      case Command.Script(Command.Shell shell, Template text, var _) -> {
        json.writeStringProperty("kind", "run");
        json.writeStringProperty("shell", shell(shell));
        json.writeStringProperty("script", text.toString());
      }
    }
    json.writeEndObject();
  }

  private static String shell(Command.Shell shell) {
    return switch (shell) {
      case Command.Shell.Sh _ -> "sh -eu";
      case Command.Shell.Bash _ -> "bash -eu -o pipefail";
      case Command.Shell.Other(List<String> argv) -> String.join(" ", argv);
    };
  }
}
