package dev.runner.journal;

import dev.runner.event.Bounds;
import dev.runner.event.Captured;
import dev.runner.event.Columns;
import dev.runner.event.Definition;
import dev.runner.event.Event;
import dev.runner.event.KeptTask;
import dev.runner.event.Response;
import dev.runner.event.TaskResult;
import dev.runner.event.Totals;
import dev.runner.event.Usage;
import dev.runner.event.Verdict;
import dev.runner.event.Waited;
import dev.runner.expr.Value;
import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import dev.runner.graph.StepNode;
import dev.runner.graph.Target;
import dev.runner.graph.Task;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Makes events of lines again: those that a report is made of.
final class EventReader {
  private final Graph graph;
  private final Path folder;
  private final boolean starts;
  private final Map<String, JobNode> jobs = new HashMap<>();
  private final Map<JobNode, Map<String, StepNode>> steps = new HashMap<>();

  /// @param folder of the run
  EventReader(Graph graph, Path folder) {
    this(graph, folder, false);
  }

  /// @param folder of the run
  /// @param starts whether targets that start are told of, with their fields
  EventReader(Graph graph, Path folder, boolean starts) {
    this.graph = graph;
    this.folder = folder;
    this.starts = starts;
    for (JobNode job : graph.all()) {
      jobs.put(job.id(), job);
      Map<String, StepNode> of = new HashMap<>();
      job.steps().forEach(it -> of.put(it.id(), it));
      steps.put(job, of);
    }
  }

  /// The event of a line; empty where a report doesn't need it.
  ///
  /// @throws FormatException when the line is none of this format
  Optional<Event> event(JournalReader.Line line) throws FormatException {
    return switch (line.kind()) {
      case "run_started",
          "job_started",
          "attempt_ended",
          "task_ended",
          "task_kept",
          "target_ended",
          "job_ended",
          "job_again",
          "target_again",
          "run_ended" ->
          Optional.of(event(line.kind(), JsonFields.of(line)));
      case "target_started" ->
          starts
              ? Optional.of(
                  new Event.TargetStarted(
                      JsonFields.of(line).time("at"), target(JsonFields.of(line))))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Definition> content(JsonFields of) throws FormatException {
    return of.has("content")
        ? Optional.of(new Definition(of.text("content"), ExecutedReader.executed(of)))
        : Optional.empty();
  }

  /// A task that has ended, with the attempts at it.
  KeptTask kept(Instant at, Task task, JsonFields of) throws FormatException {
    TaskResult result = result(task, of);
    List<Event.AttemptEnded> tries = new ArrayList<>();
    for (Value one : of.has("tries") ? of.list("tries") : List.<Value>of()) {
      JsonFields tried = JsonFields.of(one);
      Duration ago = tried.has("ago_ms") ? tried.duration("ago_ms") : Duration.ZERO;
      tries.add(attempt(at.minus(ago), task, tried));
    }
    return new KeptTask(result, tries);
  }

  private static Event.AttemptEnded attempt(Instant at, Task task, JsonFields of)
      throws FormatException {
    return new Event.AttemptEnded(
        at,
        task,
        of.small("attempt"),
        OutcomeReader.outcome(of),
        of.duration("duration_ms"),
        ExecutedReader.waits(of),
        usage(of),
        of.has("retry_in_ms") ? Optional.of(of.duration("retry_in_ms")) : Optional.empty());
  }

  private Event event(String kind, JsonFields of) throws FormatException {
    Instant at = of.time("at");
    return switch (kind) {
      case "run_started" -> new Event.RunStarted(at, of.text("run"), graph);
      case "job_started" -> new Event.JobStarted(at, job(of));
      case "attempt_ended" -> attempt(at, task(of), of);
      case "task_ended" -> new Event.TaskEnded(at, result(task(of), of), content(of));
      case "task_kept" -> new Event.TaskKept(at, kept(at, task(of), of), content(of));
      case "target_ended" ->
          new Event.TargetEnded(
              at, target(of), OutcomeReader.outcome(of), of.duration("duration_ms"), columns(of));
      case "job_ended" -> new Event.JobEnded(at, job(of), verdict(of), totals(of, "totals"));
      case "job_again" -> new Event.JobAgain(at, job(of), totals(of, "before"));
      case "target_again" -> new Event.TargetAgain(at, target(of), OutcomeReader.outcome(of));
      default ->
          new Event.RunEnded(
              at, verdict(of), totals(of, "totals"), of.duration("duration_ms"), bounds(of));
    };
  }

  private JobNode job(JsonFields of) throws FormatException {
    JobNode job = jobs.get(of.text("job"));
    if (job == null) {
      throw new FormatException("there is no job `" + of.text("job") + "`");
    }
    return job;
  }

  private Target target(JsonFields of) throws FormatException {
    Value.Obj fields = of.has("fields") ? of.object("fields") : new Value.Obj(Map.of());
    return new Target(job(of), of.small("target"), of.text("key"), fields);
  }

  private Task task(JsonFields of) throws FormatException {
    Target target = target(of);
    StepNode step = steps.getOrDefault(target.job(), Map.of()).get(of.text("step"));
    if (step == null) {
      throw new FormatException("there is no step `" + of.text("step") + "`");
    }
    return new Task(target, step);
  }

  private static Optional<Usage> usage(JsonFields of) throws FormatException {
    if (!of.has("user_ms")) {
      return Optional.empty();
    }
    OptionalLong peak =
        of.has("peak_memory_bytes")
            ? OptionalLong.of(of.number("peak_memory_bytes"))
            : OptionalLong.empty();
    return Optional.of(new Usage(of.duration("user_ms"), of.duration("system_ms"), peak));
  }

  private TaskResult result(Task task, JsonFields of) throws FormatException {
    Optional<Response> response =
        of.has("status")
            ? Optional.of(new Response(of.small("status"), () -> new Value.Obj(Map.of())))
            : Optional.empty();
    return new TaskResult(
        task,
        OutcomeReader.outcome(of),
        of.small("attempts"),
        of.duration("duration_ms"),
        of.value("exit_code"),
        response,
        of.object("outputs").fields(),
        captured(of, "stdout"),
        captured(of, "stderr"));
  }

  private Captured captured(JsonFields of, String stream) throws FormatException {
    if (!of.has(stream)) {
      return Captured.NONE;
    }
    JsonFields kept = of.in(stream);
    if (kept.has("file")) {
      return new KeptOutput.Large(folder.resolve(kept.text("file")), kept.number("size"));
    }
    return new KeptOutput.Small(
        kept.has("text")
            ? kept.text("text").getBytes(StandardCharsets.UTF_8)
            : Base64.getDecoder().decode(kept.text("base64")));
  }

  private static Columns columns(JsonFields of) throws FormatException {
    List<Value> values = of.has("columns") ? of.list("columns") : List.of();
    byte[] key = of.has("sort_key") ? HexFormat.of().parseHex(of.text("sort_key")) : new byte[0];
    return new Columns(values, key, !of.has("shown"));
  }

  static Verdict verdict(JsonFields of) throws FormatException {
    String word = of.text("outcome");
    for (Verdict verdict : Verdict.values()) {
      if (verdict.word().equals(word)) {
        return verdict;
      }
    }
    throw new FormatException("no run ends `" + word + "`");
  }

  static Totals totals(JsonFields of, String name) throws FormatException {
    JsonFields totals = of.in(name);
    return new Totals(
        totals.number("succeeded"),
        totals.number("failed"),
        totals.number("skipped"),
        totals.number("cancelled"));
  }

  private static Bounds bounds(JsonFields of) throws FormatException {
    List<Waited> limiters = new ArrayList<>();
    for (Value one : of.list("limiters")) {
      JsonFields limiter = JsonFields.of(one);
      limiters.add(
          new Waited(
              limiter.text("limiter"),
              limiter.duration("waited_ms"),
              limiter.small("pauses"),
              limiter.duration("paused_ms")));
    }
    return new Bounds(limiters, of.text("bounded_by"));
  }
}
