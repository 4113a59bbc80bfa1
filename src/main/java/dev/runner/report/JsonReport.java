package dev.runner.report;

import dev.runner.event.Totals;
import dev.runner.event.Waited;
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
  private final TargetJson targets;

  private JsonReport(Results results, JsonGenerator json) {
    this.results = results;
    this.json = json;
    this.targets = new TargetJson(results, json);
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
    results.jobs().forEach(job -> results.targets(job).forEach(it -> targets.write(job, it)));
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

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  /// What a plan does at its end counts among no targets.
  private void closing(List<JobResult> jobs) {
    if (!jobs.isEmpty()) {
      json.writeArrayPropertyStart("closing");
      jobs.forEach(job -> results.targets(job).forEach(it -> targets.write(job, it)));
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
      Iterable<TargetRecord> rows = results.table(job);
      rows.forEach(it -> targets.columns(job.headings(), it));
      json.writeEndArray();
      new TotalsJson(job, rows, json).write();
    }
    json.writeEndObject();
  }
}
