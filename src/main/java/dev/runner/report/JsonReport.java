package dev.runner.report;

import dev.runner.event.Obstacle;
import dev.runner.event.Outcome;
import dev.runner.event.Response;
import dev.runner.event.Totals;
import dev.runner.event.Usage;
import dev.runner.event.Wait;
import dev.runner.event.Waited;
import dev.runner.expr.Json;
import dev.runner.expr.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;

/// Writes a run as one JSON document, described by `schemas/report.schema.json`; a line for each
/// target.
final class JsonReport {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Results results;
  private final JsonGenerator json;

  private JsonReport(Results results, JsonGenerator json) {
    this.results = results;
    this.json = json;
  }

  static void write(Results results, int exitCode, OutputStream out) throws IOException {
    try (JsonGenerator json = Document.generator(out)) {
      new JsonReport(results, json).document(exitCode);
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      throw new IOException(e);
    }
    out.write('\n');
  }

  private void document(int exitCode) {
    json.writeStartObject();
    json.writeNumberProperty("version", 1);
    json.writeStringProperty("plan", results.run().graph().plan().name());
    json.writeStringProperty("run", results.id());
    json.writeStringProperty("outcome", results.verdict().word());
    json.writeNumberProperty("exit_code", exitCode);
    json.writeStringProperty("started", time(results.started()));
    json.writeStringProperty("finished", time(results.finished()));
    json.writeNumberProperty("duration_ms", results.duration().toMillis());
    totals(results.totals());
    json.writeStringProperty("bounded_by", results.bounds().most());
    json.writeArrayPropertyStart("limiters");
    results.bounds().limiters().forEach(this::limiter);
    json.writeEndArray();
    json.writeArrayPropertyStart("jobs");
    results.jobs().forEach(this::job);
    json.writeEndArray();
    json.writeArrayPropertyStart("targets");
    results.jobs().forEach(job -> results.targets(job).forEach(it -> target(job, it)));
    json.writeEndArray();
    closing(results.closing());
    json.writeEndObject();
  }

  private void limiter(Waited limiter) {
    json.writeStartObject();
    json.writeStringProperty("limiter", limiter.limiter());
    json.writeNumberProperty("waited_ms", limiter.waited().toMillis());
    json.writeNumberProperty("pauses", limiter.pauses());
    json.writeNumberProperty("paused_ms", limiter.paused().toMillis());
    json.writeEndObject();
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }

  /// What a plan does at its end counts among no targets.
  private void closing(List<JobResult> jobs) {
    if (!jobs.isEmpty()) {
      json.writeArrayPropertyStart("closing");
      jobs.forEach(job -> results.targets(job).forEach(it -> target(job, it)));
      json.writeEndArray();
    }
  }

  private void totals(Totals totals) {
    json.writeObjectPropertyStart("totals");
    json.writeNumberProperty("targets", totals.targets());
    json.writeNumberProperty("succeeded", totals.succeeded());
    json.writeNumberProperty("failed", totals.failed());
    json.writeNumberProperty("skipped", totals.skipped());
    json.writeNumberProperty("cancelled", totals.cancelled());
    json.writeEndObject();
  }

  private void job(JobResult job) {
    json.writeStartObject();
    json.writeStringProperty("job", job.id());
    job.node().job().name().ifPresent(name -> json.writeStringProperty("name", name));
    json.writeStringProperty("outcome", job.verdict().word());
    totals(job.totals());
    if (!job.headings().isEmpty()) {
      json.writeArrayPropertyStart("rows");
      results.table(job).forEach(target -> columns(job.headings(), target));
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void target(JobResult job, TargetRecord target) {
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

  private void columns(List<String> headings, TargetRecord target) {
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
      json.writeStringProperty("started", time(attempt.started()));
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
