package dev.runner.journal;

import dev.runner.event.Totals;
import dev.runner.pace.RunTiming;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.UnaryOperator;

/// A run's folder whose journal a test writes line by line.
record Written(RunFolder folder) {
  private static final String AT = "2026-11-20T22:30:01.000000Z";

  /// With an empty journal.
  static Written at(Path runs, String id) throws IOException {
    Path path = Files.createDirectories(runs.resolve(id));
    Files.createFile(path.resolve("journal.jsonl"));
    return new Written(new RunFolder(path, id));
  }

  Written started(String at) throws IOException {
    return line(
        "run_started",
        at,
        it ->
            it.field("version", 1)
                .field("run", folder.id())
                .field("plan", "nightly")
                .field("file", "plans/nightly.yaml")
                .field("folder", "/srv/plans")
                .field("mark", "")
                .field("caller", "/srv")
                .name("arguments")
                .open('[')
                .close(']')
                .name("graph")
                .open('{')
                .name("jobs")
                .open('{')
                .name("a")
                .open('{')
                .close('}')
                .close('}')
                .close('}'));
  }

  Written known(String job, int targets) throws IOException {
    return line("targets_known", AT, it -> it.field("job", job).field("targets", targets));
  }

  /// A target starts.
  Written begun(String job, int target, String key) throws IOException {
    return line("target_started", AT, it -> fields(target(it, job, target, key), key));
  }

  /// A target ends.
  ///
  /// @param reason its kind; empty for a success
  Written ended(String job, int target, String key, String outcome, String reason)
      throws IOException {
    return line(
        "target_ended",
        AT,
        it -> {
          target(it, job, target, key).field("outcome", outcome);
          if (reason.isEmpty()) {
            return it;
          }
          it.name("reason").open('{').field("kind", reason).close('}');
          return fields(it, key);
        });
  }

  /// A target begins anew.
  Written again(String job, int target, String key) throws IOException {
    return line("target_again", AT, it -> target(it, job, target, key));
  }

  /// A job begins anew.
  Written again(String job) throws IOException {
    return line("job_again", AT, it -> it.field("job", job));
  }

  private static JsonText target(JsonText json, String job, int target, String key) {
    return json.field("job", job).field("target", target).field("key", key);
  }

  private static JsonText fields(JsonText json, String key) {
    return json.name("fields").open('{').field("key", key).field("value", key).close('}');
  }

  /// A line that says little.
  Written warned(String at, String message) throws IOException {
    return line("warned", at, it -> it.field("message", message));
  }

  /// Of three targets.
  Written ended(String at, String outcome) throws IOException {
    return line(
        "run_ended",
        at,
        it -> {
          it.field("outcome", outcome).name("totals").open('{').field("succeeded", 1);
          it.field("failed", 2).field("skipped", 0).field("cancelled", 0).close('}');
          return it.field("duration_ms", Duration.ofMillis(1500));
        });
  }

  /// With what its jobs took.
  Written ended(String at, Totals totals, RunTiming timing) throws IOException {
    return line(
        "run_ended",
        at,
        it -> {
          it.field("outcome", totals.verdict().word()).name("totals").open('{');
          it.field("succeeded", totals.succeeded()).field("failed", totals.failed());
          it.field("skipped", totals.skipped()).field("cancelled", totals.cancelled()).close('}');
          it.field("duration_ms", timing.duration());
          TimingLines.put(timing, it);
          return it;
        });
  }

  Written exited(String at, int code) throws IOException {
    return line("exited", at, it -> it.field("code", code));
  }

  private Written line(String event, String at, UnaryOperator<JsonText> fields) throws IOException {
    JsonText json = new JsonText();
    fields.apply(json.open('{').field("event", event).field("at", at)).close('}').seal(0);
    return bytes(new String(json.bytes(), 0, json.length(), StandardCharsets.UTF_8));
  }

  /// What is no line.
  Written bytes(String text) throws IOException {
    Files.writeString(folder.journal(), text, StandardOpenOption.APPEND);
    return this;
  }
}
