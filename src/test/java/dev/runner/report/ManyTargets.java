package dev.runner.report;

import dev.runner.event.Bounds;
import dev.runner.event.Captured;
import dev.runner.event.Event;
import dev.runner.event.EventSink;
import dev.runner.event.Outcome;
import dev.runner.event.TaskResult;
import dev.runner.event.Totals;
import dev.runner.event.Usage;
import dev.runner.event.Verdict;
import dev.runner.expr.Value;
import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.graph.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// A process of its own that folds and writes a run over as many targets as it is told, for
/// measuring.
final class ManyTargets {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  private ManyTargets() {}

  public static void main(String[] args) throws IOException {
    int targets = Integer.parseInt(args[0]);
    boolean sorted = args.length > 2;
    JobStory job = JobStory.of("many").column("key", "target.key").column("n", "target.n");
    Graph graph = Story.of(sorted ? job.sort("n").reverse() : JobStory.of("many")).graph();
    Layout layout = new Layout(OptionalInt.of(100), true, false);
    try (Results results = new Results(Path.of(args[1]), Detail.ALL)) {
      fold(graph, targets, new ColumnSink(results));
      for (Format format : formats(args)) {
        Counting out = new Counting();
        Report.write(format, results, 0, layout, out);
        System.out.println(format + " " + out.lines);
      }
    }
  }

  private static Format[] formats(String[] args) {
    return args.length > 2 && args[2].equals("table")
        ? new Format[] {Format.TABLE}
        : Format.values();
  }

  private static void fold(Graph graph, int targets, EventSink events) {
    JobNode job = graph.jobs().getFirst();
    events.accept(new Event.RunStarted(START, "run", graph));
    Totals totals = new Totals(targets, 0, 0, 0);
    for (int i = 0; i < targets; i++) {
      Target target = target(job, i);
      TaskResult result = result(target);
      events.accept(attempt(result));
      events.accept(new Event.TaskEnded(START, result));
      Duration took = Duration.ofMillis(i % 997);
      events.accept(new Event.TargetEnded(START, target, Outcome.SUCCEEDED, took));
    }
    events.accept(new Event.JobEnded(START, job, Verdict.SUCCEEDED, totals));
    events.accept(
        new Event.RunEnded(START, Verdict.SUCCEEDED, totals, Duration.ofHours(1), Bounds.NONE));
  }

  private static Event attempt(TaskResult result) {
    int some = result.task().target().index() % 997;
    Usage usage =
        new Usage(
            Duration.ofMillis(some), Duration.ofMillis(some / 2), OptionalLong.of(some << 12));
    return new Event.AttemptEnded(
        START,
        result.task(),
        1,
        result.outcome(),
        result.duration(),
        Optional.of(usage),
        Optional.empty());
  }

  private static Target target(JobNode job, int index) {
    String key = "target-" + index;
    Value number = Value.of(index * 7919L % 100_003);
    return new Target(job, index, key, new Value.Obj(Map.of("key", Value.of(key), "n", number)));
  }

  private static TaskResult result(Target target) {
    return new TaskResult(
        new Task(target, target.job().steps().getFirst()),
        Outcome.SUCCEEDED,
        1,
        Duration.ofMillis(5),
        Value.of(0),
        Optional.empty(),
        Map.of("size", Value.of(target.index())),
        Captured.NONE,
        Captured.NONE);
  }

  private static final class Counting extends OutputStream {
    private long lines;

    @Override
    public void write(int b) {
      lines += b == '\n' ? 1 : 0;
    }
  }
}
