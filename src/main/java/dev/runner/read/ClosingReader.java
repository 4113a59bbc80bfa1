package dev.runner.read;

import dev.runner.expr.Type;
import dev.runner.plan.Closing;
import dev.runner.plan.Job;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads what a plan does once all its jobs have ended: `on_success`, `on_failure`, `finally`.
final class ClosingReader {
  private static final List<String> TEXTS =
      List.of(
          "outcome", "reason", "started", "finished", "duration", "summary", "digest", "resume");
  private static final List<String> NUMBERS =
      List.of(
          "exit_code",
          "duration_ms",
          "targets",
          "succeeded",
          "failed",
          "skipped",
          "cancelled",
          "failing");
  private static final List<String> OF_A_FAILURE =
      List.of("job", "key", "step", "outcome", "reason", "output");
  private static final List<String> KNOWN = List.copyOf(run(List.of()).keySet());

  private final Settings settings;
  private final Fields fields;

  /// @param fields of the plan
  ClosingReader(Settings settings, Fields fields) {
    this.settings = settings;
    this.fields = fields;
  }

  /// What is known of a run only there.
  static List<String> known() {
    return KNOWN;
  }

  /// @param reader of the plan's jobs
  List<Job> read(JobReader reader, List<Job> jobs) {
    List<Job> all = new ArrayList<>();
    for (Closing when : Closing.values()) {
      String key = when.word();
      fields
          .take(key, it -> reader.closing(when, it, fields.spanOf(key), run(jobs)))
          .ifPresent(all::add);
      if (fields.hasAny(Set.of(key))) {
        jobs.forEach(it -> apart(it, key));
      }
    }
    return all;
  }

  private void apart(Job job, String key) {
    if (job.id().equals(key)) {
      settings
          .problems()
          .error(
              job.span(),
              "the plan's own `" + key + "` is reported under this id",
              "call the job otherwise");
    }
  }

  /// What `run` is there, besides what it is anywhere.
  private static Map<String, Type> run(List<Job> jobs) {
    Map<String, Type> run = new LinkedHashMap<>();
    TEXTS.forEach(it -> run.put(it, Type.STR));
    NUMBERS.forEach(it -> run.put(it, Type.NUM));
    run.put("recovered", Type.BOOL);
    Map<String, Type> failure = new LinkedHashMap<>();
    OF_A_FAILURE.forEach(it -> failure.put(it, Type.STR));
    run.put("failures", new Type.Arr(Type.closed(failure)));
    run.put("jobs", NeedsReader.type(jobs));
    return run;
  }
}
