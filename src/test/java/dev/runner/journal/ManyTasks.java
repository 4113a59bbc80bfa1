package dev.runner.journal;

import dev.runner.RunOptions;
import dev.runner.Runner;
import dev.runner.event.Captured;
import dev.runner.event.Definition;
import dev.runner.event.Event;
import dev.runner.event.Executed;
import dev.runner.event.Outcome;
import dev.runner.event.OutputSink;
import dev.runner.event.Reason;
import dev.runner.event.TaskResult;
import dev.runner.event.Usage;
import dev.runner.expr.Value;
import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.graph.Task;
import dev.runner.read.Given;
import dev.runner.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Writes a journal of many tasks, and reads it as a run that goes on with it does: prints how many
/// have succeeded, how long each took in milliseconds, and the same of the targets that have not,
/// which are every other one.
final class ManyTasks {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final String PLAN =
      "{version: 1, name: many, jobs: {a: {targets: [x], steps: [{id: s, exec: [ls]}]}}}";

  private ManyTasks() {}

  /// @param args how many; the folder
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[1]);
    Given given = new Given(Map.of(), Map.of(), folder, folder, folder);
    Graph graph = Runner.load(new Source("plan.yaml", PLAN), given, RunOptions.NONE).graph();
    RunFolder run = new RunFolder(Files.createDirectories(folder.resolve("run")), "run");
    int tasks = Integer.parseInt(args[0]);
    long begin = System.nanoTime();
    write(tasks, graph, run);
    long written = System.nanoTime();
    try (Recall recall = Recall.of(run, graph)) {
      System.out.println(recall.done());
      long read = System.nanoTime();
      System.out.println((written - begin) / 1_000_000 + " " + (read - written) / 1_000_000);
    }
    long before = System.nanoTime();
    System.out.println(unsuccessful(run));
    System.out.println((System.nanoTime() - before) / 1_000_000);
  }

  private static int unsuccessful(RunFolder run) throws IOException {
    int count = 0;
    try (Unsuccessful found = Unsuccessful.of(run, "a").orElseThrow()) {
      while (found.next().isPresent()) {
        count++;
      }
    }
    return count;
  }

  private static void write(int tasks, Graph graph, RunFolder run) throws IOException {
    Head head = new Head("", List.of(), run.path());
    InOrder printed = new InOrder(OutputSink.NONE, (_, _) -> {});
    JobNode job = graph.jobs().getFirst();
    try (Recorder recorder =
        Recorder.open(
            run,
            "outputs",
            head,
            new Recorder.Audience(Optional.empty(), _ -> {}, printed),
            e -> {
              throw new IllegalStateException(e);
            })) {
      recorder.accept(new Event.RunStarted(START, "run", graph));
      recorder.accept(new Event.TargetsKnown(START, job, tasks));
      for (int i = 0; i < tasks; i++) {
        String key = "https://example.org/things/" + i;
        Target target = new Target(job, i, key, new Value.Obj(Map.of("key", Value.of(key))));
        tell(new Task(target, job.steps().getFirst()), recorder);
        recorder.flush();
      }
    }
  }

  private static void tell(Task task, Recorder recorder) {
    Duration took = Duration.ofNanos(5_123_456);
    Usage usage = new Usage(took, took, OptionalLong.of(4 << 20));
    TaskResult result =
        new TaskResult(
            task,
            Outcome.SUCCEEDED,
            1,
            took,
            Value.of(0),
            Optional.empty(),
            Map.of("size", Value.of(task.target().index())),
            Captured.NONE,
            Captured.NONE);
    recorder.accept(new Event.TargetStarted(START, task.target()));
    recorder.accept(new Event.AttemptStarted(START, task, 1));
    recorder.accept(
        new Event.AttemptEnded(
            START, task, 1, Outcome.SUCCEEDED, took, Optional.of(usage), Optional.empty()));
    recorder.accept(
        new Event.TaskEnded(
            START,
            result,
            Optional.of(
                new Definition(
                    "0123456789abcdef0123456789abcdef",
                    new Executed(List.of("true"), List.of(), Optional.empty(), false)))));
    Outcome outcome =
        task.target().index() % 2 == 0
            ? Outcome.SUCCEEDED
            : Outcome.failed(new Reason.Expression("no value"));
    recorder.accept(new Event.TargetEnded(START, task.target(), outcome, took));
  }
}
