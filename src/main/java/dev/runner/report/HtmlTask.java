package dev.runner.report;

import dev.runner.event.Obstacle;
import dev.runner.event.Outcome;
import dev.runner.event.Response;
import dev.runner.event.Usage;
import dev.runner.event.Wait;
import dev.runner.expr.Json;
import dev.runner.graph.JobNode;
import dev.runner.pace.Usual;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// Writes a line of the page's table as a list, short since there are many: job, key, step,
/// outcome, flags, duration, attempts, reason, attempts one by one, exit code, status, and how long
/// it took in earlier runs. Numbers stand for what the page has by place; 0 for what is not there.
final class HtmlTask {
  private static final int TOLERATED = 1;
  private static final int KEPT = 2;
  private static final int SERVICE = 4;
  private static final int DETAIL = 8;
  private static final int NO_STEP = -1;
  private static final long TENTHS = 100_000;

  private final Instant started;
  private final Usual usual;
  private final JsonGenerator json;

  /// @param started when the run did
  HtmlTask(Instant started, Usual usual, JsonGenerator json) {
    this.started = started;
    this.usual = usual;
    this.json = json;
  }

  /// @param job its place among those of the page
  void write(HtmlRow row, int job) {
    json.writeStartArray();
    json.writeNumber(job);
    json.writeString(row.target().key());
    json.writeNumber(row.task().map(it -> it.step().index()).orElse(NO_STEP));
    json.writeNumber(number(row.outcome()));
    json.writeNumber(row.task().map(HtmlTask::flags).orElse(0));
    time(row.task().map(TaskRecord::duration).orElse(Duration.ZERO));
    json.writeNumber(row.task().map(TaskRecord::attempts).orElse(0));
    reason(row.outcome());
    row.task().ifPresent(it -> rest(row.target().job(), it));
    json.writeEndArray();
  }

  private void rest(JobNode job, TaskRecord task) {
    json.writeStartArray();
    for (AttemptRecord attempt : task.tries()) {
      write(attempt);
    }
    json.writeEndArray();
    Json.write(task.exitCode(), json);
    json.writeNumber(task.response().map(Response::status).orElse(0));
    Optional<Duration> usually = usual.job(job.id()).map(it -> it.steps().get(task.step().id()));
    if (usually.isPresent()) {
      time(usually.get());
    } else {
      json.writeNull();
    }
  }

  private static int number(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Succeeded _ -> 0;
      case Outcome.Failed _ -> 1;
      case Outcome.Skipped _ -> 2;
      case Outcome.Cancelled _ -> 3;
    };
  }

  private static int flags(TaskRecord task) {
    return (task.tolerated() ? TOLERATED : 0)
        | (task.kept() ? KEPT : 0)
        | (task.service() ? SERVICE : 0)
        | (task.printed().isPresent() ? DETAIL : 0);
  }

  private void reason(Outcome outcome) {
    outcome
        .why()
        .ifPresentOrElse(
            it -> {
              json.writeStartArray();
              json.writeString(it.kind());
              json.writeString(it.text());
              json.writeEndArray();
            },
            () -> json.writeNumber(0));
  }

  private void write(AttemptRecord attempt) {
    json.writeStartArray();
    json.writeNumber(attempt.number());
    json.writeNumber(number(attempt.outcome()));
    time(Duration.between(started, attempt.started()));
    time(attempt.duration());
    reason(attempt.outcome());
    waits(attempt.waits());
    usage(attempt.usage());
    json.writeEndArray();
  }

  private void waits(List<Wait> waits) {
    json.writeStartArray();
    for (Wait wait : waits) {
      json.writeStartArray();
      json.writeString(wait.obstacle().word());
      time(wait.took());
      if (wait.obstacle() instanceof Obstacle.Token(String name)) {
        json.writeString(name);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private void usage(Optional<Usage> known) {
    if (known.isEmpty()) {
      json.writeNumber(0);
      return;
    }
    json.writeStartArray();
    time(known.get().user());
    time(known.get().system());
    json.writeNumber(known.get().peakMemory().orElse(0));
    json.writeEndArray();
  }

  /// Milliseconds with one decimal.
  private void time(Duration duration) {
    long tenths = duration.toNanos() / TENTHS;
    json.writeRawValue(
        tenths % 10 == 0
            ? Long.toString(tenths / 10)
            : (tenths < 0 ? "-" : "") + Math.abs(tenths / 10) + "." + Math.abs(tenths % 10));
  }
}
