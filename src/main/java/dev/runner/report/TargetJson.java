package dev.runner.report;

import dev.runner.event.Obstacle;
import dev.runner.event.Outcome;
import dev.runner.event.Response;
import dev.runner.event.Usage;
import dev.runner.event.Wait;
import dev.runner.expr.Json;
import dev.runner.expr.Value;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Writes a target as JSON: `target` in `schemas/report.schema.json`.
final class TargetJson {
  private final Results results;
  private final JsonGenerator json;

  TargetJson(Results results, JsonGenerator json) {
    this.results = results;
    this.json = json;
  }

  void write(JobResult job, TargetRecord target) {
    json.writeStartObject();
    json.writeStringProperty("job", job.id());
    json.writeStringProperty("key", target.key());
    outcome(target.outcome());
    json.writeNumberProperty("duration_ms", target.duration().toMillis());
    if (!job.headings().isEmpty()) {
      json.writeName("columns");
      columns(job.headings(), target);
    }
    json.writeArrayPropertyStart("steps");
    target.tasks().forEach(this::step);
    json.writeEndArray();
    json.writeEndObject();
  }

  /// The plan's columns of a target.
  void columns(List<String> headings, TargetRecord target) {
    json.writeStartObject();
    for (int i = 0; i < headings.size(); i++) {
      json.writeName(headings.get(i));
      Json.write(target.columns().get(i), json);
    }
    json.writeEndObject();
  }

  private void step(TaskRecord task) {
    json.writeStartObject();
    json.writeStringProperty("step", task.step().id());
    outcome(task.outcome());
    if (task.tolerated()) {
      json.writeBooleanProperty("tolerated", true);
    }
    if (task.kept()) {
      json.writeBooleanProperty("kept", true);
    }
    json.writeNumberProperty("attempts", task.attempts());
    json.writeNumberProperty("duration_ms", task.duration().toMillis());
    tries(task);
    if (task.service()) {
      service(task);
    }
    json.writeName("exit_code");
    Json.write(task.exitCode(), json);
    task.response().ifPresent(this::response);
    json.writeName("outputs");
    Json.write(new Value.Obj(task.outputs()), json);
    Printed printed = results.printed(task);
    printed("stdout", printed.stdout());
    printed("stderr", printed.stderr());
    json.writeEndObject();
  }

  private void service(TaskRecord task) {
    json.writeObjectPropertyStart("service");
    json.writeNumberProperty("uptime_ms", task.uptime().toMillis());
    json.writeNumberProperty("restarts", task.restarts());
    json.writeEndObject();
  }

  private void response(Response response) {
    json.writeObjectPropertyStart("response");
    json.writeNumberProperty("status", response.status());
    json.writeEndObject();
  }

  private void tries(TaskRecord task) {
    json.writeArrayPropertyStart("tries");
    for (AttemptRecord attempt : task.tries()) {
      json.writeStartObject();
      json.writeNumberProperty("attempt", attempt.number());
      outcome(attempt.outcome());
      json.writeStringProperty("started", JsonReport.time(attempt.started()));
      json.writeNumberProperty("duration_ms", attempt.duration().toMillis());
      waits(attempt.waits());
      attempt.usage().ifPresent(this::usage);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void waits(List<Wait> waits) {
    if (waits.isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart("waits");
    for (Wait wait : waits) {
      json.writeStartObject();
      json.writeStringProperty("for", wait.obstacle().word());
      if (wait.obstacle() instanceof Obstacle.Token(String name)) {
        json.writeStringProperty("limiter", name);
      }
      json.writeNumberProperty("duration_ms", wait.took().toMillis());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void usage(Usage usage) {
    json.writeNumberProperty("user_ms", usage.user().toMillis());
    json.writeNumberProperty("system_ms", usage.system().toMillis());
    if (usage.peakMemory().isPresent()) {
      json.writeNumberProperty("peak_memory_bytes", usage.peakMemory().getAsLong());
    }
  }

  private void outcome(Outcome outcome) {
    json.writeStringProperty("outcome", outcome.word());
    outcome.why().ifPresent(reason -> ReasonJson.write(reason, json));
  }

  private void printed(String stream, Tail tail) {
    json.writeStringProperty(stream, tail.text());
    if (tail.truncated()) {
      json.writeBooleanProperty(stream + "_truncated", true);
    }
  }
}
