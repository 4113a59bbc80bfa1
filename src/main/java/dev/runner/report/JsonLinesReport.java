package dev.runner.report;

import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;

/// Writes all targets as JSON, a line each: `target` in `schemas/report.schema.json`.
final class JsonLinesReport {
  private JsonLinesReport() {}

  static void write(Results results, OutputStream out) throws IOException {
    try (JsonGenerator json = Document.lines(out)) {
      TargetJson targets = new TargetJson(results, json);
      for (JobResult job : results.jobs()) {
        for (TargetRecord target : results.targets(job)) {
          targets.write(job, target);
          json.writeRaw('\n');
        }
      }
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      throw new IOException(e);
    }
  }
}
