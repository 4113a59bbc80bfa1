package dev.runner.journal;

import dev.runner.expr.Value;
import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import dev.runner.graph.StepNode;
import dev.runner.pace.JobTiming;
import dev.runner.pace.RunTiming;
import dev.runner.pace.Spread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What jobs took, as a field of the line that tells of a run's end, and back.
final class TimingLines {
  static final String FIELD = "jobs";

  /// Bytes; the line has to stand among the last [Ends#TAIL] of a journal.
  private static final int MOST = Ends.TAIL / 2;

  /// Bytes that a job takes at most, and a step, beside their names.
  private static final int A_JOB = 200;

  private static final int A_STEP = 130;

  private TimingLines() {}

  /// Whether the jobs of a graph are few enough.
  ///
  /// @param steps whether with their steps
  static boolean fits(Graph graph, boolean steps) {
    long size = 0;
    for (JobNode job : graph.jobs()) {
      size += A_JOB + job.id().length();
      for (StepNode step : steps ? job.steps() : List.<StepNode>of()) {
        size += A_STEP + step.id().length();
      }
    }
    return size <= MOST;
  }

  static void put(RunTiming timing, JsonText json) {
    json.name(FIELD).open('[');
    for (JobTiming job : timing.jobs()) {
      json.open('{').field("job", job.job()).field("ran", job.ran()).field("wall_ms", job.wall());
      put(job.targets(), json);
      if (!job.steps().isEmpty()) {
        json.name("steps").open('[');
        job.steps().forEach((step, took) -> put(step, took, json));
        json.close(']');
      }
      json.close('}');
    }
    json.close(']');
  }

  private static void put(String step, Spread took, JsonText json) {
    json.open('{').field("step", step);
    put(took, json);
    json.close('}');
  }

  private static void put(Spread spread, JsonText json) {
    json.field("succeeded", spread.count())
        .field("total_ms", spread.total())
        .field("median_ms", spread.median())
        .field("longest_ms", spread.longest());
  }

  /// @param end the line
  static RunTiming of(JsonFields end) throws FormatException {
    List<JobTiming> jobs = new ArrayList<>();
    for (Value one : end.list(FIELD)) {
      jobs.add(job(JsonFields.of(one)));
    }
    return new RunTiming(end.duration("duration_ms"), jobs);
  }

  private static JobTiming job(JsonFields of) throws FormatException {
    Map<String, Spread> steps = new HashMap<>();
    for (Value one : of.has("steps") ? of.list("steps") : List.<Value>of()) {
      JsonFields step = JsonFields.of(one);
      steps.put(step.text("step"), spread(step));
    }
    return new JobTiming(
        of.text("job"), of.number("ran"), of.duration("wall_ms"), spread(of), steps);
  }

  private static Spread spread(JsonFields of) throws FormatException {
    return new Spread(
        of.number("succeeded"),
        of.duration("total_ms"),
        of.duration("median_ms"),
        of.duration("longest_ms"));
  }
}
