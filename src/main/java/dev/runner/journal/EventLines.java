package dev.runner.journal;

import dev.runner.event.Bounds;
import dev.runner.event.Channel;
import dev.runner.event.Columns;
import dev.runner.event.Definition;
import dev.runner.event.Event;
import dev.runner.event.FileChanges;
import dev.runner.event.Outcome;
import dev.runner.event.ServiceState;
import dev.runner.event.TaskResult;
import dev.runner.event.Totals;
import dev.runner.event.Verdict;
import dev.runner.event.Waited;
import dev.runner.expr.Value;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.graph.Task;
import java.time.Duration;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/// Writes events as lines, described by `schemas/event.schema.json`. Used by one thread, that which
/// owns the run: what is written of each task makes no lambdas, whose making takes longer than what
/// they do.
final class EventLines {
  /// Of the format; one that reads it must know it.
  static final int VERSION = 1;

  private final JsonText json;
  private final Outputs outputs;
  private final Head head;
  private final Tries tries = new Tries();
  private final Timekeeper timekeeper;
  private final Clock clock = new Clock();
  private final IdentityHashMap<Target, byte[]> targets = new IdentityHashMap<>();

  /// @param head of the session
  /// @param json gets the lines
  /// @param outputs where what tasks print is kept
  /// @param timekeeper of the session
  EventLines(Head head, JsonText json, Outputs outputs, Timekeeper timekeeper) {
    this.head = head;
    this.json = json;
    this.outputs = outputs;
    this.timekeeper = timekeeper;
  }

  void add(Event event) {
    timekeeper.add(event);
    int start = json.length();
    json.open('{').name("event").letters(kind(event)).name("at").letters(clock.text(event.at()));
    put(event);
    json.close('}');
    json.seal(start);
  }

  /// What an event is called.
  static String kind(Event event) {
    return switch (event) {
      case Event.RunStarted _ -> "run_started";
      case Event.TargetsKnown _ -> "targets_known";
      case Event.JobStarted _ -> "job_started";
      case Event.TargetStarted _ -> "target_started";
      case Event.AttemptStarted _ -> "attempt_started";
      case Event.AttemptSpawned _ -> "attempt_spawned";
      case Event.AttemptEnded _ -> "attempt_ended";
      case Event.ServiceChanged _ -> "service_changed";
      case Event.TaskEnded _ -> "task_ended";
      case Event.TaskKept _ -> "task_kept";
      case Event.TargetEnded _ -> "target_ended";
      case Event.JobEnded _ -> "job_ended";
      case Event.JobAgain _ -> "job_again";
      case Event.TargetAgain _ -> "target_again";
      case Event.FilesChanged _ -> "files_changed";
      case Event.Resting _ -> "resting";
      case Event.Warned _ -> "warned";
      case Event.Stopping _ -> "stopping";
      case Event.LimiterPaused _ -> "limiter_paused";
      case Event.RunEnded _ -> "run_ended";
    };
  }

  private void put(Event event) {
    switch (event) {
      case Event.RunStarted it -> {
        json.field("version", VERSION).field("run", it.run());
        put(head);
        GraphJson.put(it.graph(), json);
      }
      case Event.TargetsKnown it -> job(it.job()).field("targets", it.targets());
      case Event.JobStarted it -> job(it.job());
      case Event.TargetStarted it -> started(it.target()).field("fields", it.target().shown());
      case Event.AttemptStarted it -> task(it.task()).field("attempt", it.number());
      case Event.AttemptSpawned it ->
          task(it.task()).field("attempt", it.number()).field("pid", it.pid());
      case Event.AttemptEnded it -> {
        tries.add(it);
        task(it.task());
        TryLines.put(it, json);
        if (it.retryIn().isPresent()) {
          json.field("retry_in_ms", it.retryIn().get());
        }
      }
      case Event.ServiceChanged it -> {
        task(it.task());
        state(it.state());
      }
      case Event.TaskEnded it -> {
        taskEnded(it.result(), it.content());
        TryLines.put(tries.of(it.result().task()), it.at(), json);
      }
      case Event.TaskKept it -> {
        taskEnded(it.task().result(), it.content());
        TryLines.put(it.task().tries(), it.at(), json);
      }
      case Event.TargetEnded it -> targetEnded(it);
      case Event.JobEnded it -> {
        job(it.job());
        verdict(it.verdict(), it.totals());
      }
      case Event.JobAgain it -> {
        job(it.job());
        totals("before", it.before());
      }
      case Event.TargetAgain it -> {
        target(it.target());
        outcome(it.before());
      }
      case Event.FilesChanged it -> changed(it);
      case Event.Resting it -> {
        totals("totals", it.totals());
        json.field("duration_ms", it.duration());
      }
      case Event.Warned it -> json.field("message", it.message());
      case Event.Stopping it -> ReasonLines.put(it.reason(), json);
      case Event.LimiterPaused it -> paused(it);
      case Event.RunEnded it -> {
        verdict(it.verdict(), it.totals());
        json.field("duration_ms", it.duration());
        bounds(it.bounds());
        timekeeper.timing(it).ifPresent(timing -> TimingLines.put(timing, json));
      }
    }
  }

  private void put(Head head) {
    json.field("mark", head.mark()).field("caller", head.caller().toString());
    texts("arguments", head.arguments());
  }

  private JsonText job(JobNode job) {
    return json.field("job", job.id());
  }

  private JsonText target(Target target) {
    byte[] known = targets.get(target);
    return known == null
        ? job(target.job()).field("target", target.index()).field("key", target.key())
        : json.again(known);
  }

  /// Much is told of a target while it is under way, and all of it says which one it is.
  private JsonText started(Target target) {
    int start = json.length();
    target(target);
    targets.put(target, json.since(start));
    return json;
  }

  private JsonText task(Task task) {
    return target(task.target()).field("step", task.step().id());
  }

  private void outcome(Outcome outcome) {
    ReasonLines.put(outcome, json);
  }

  private void state(ServiceState state) {
    switch (state) {
      case ServiceState.Started(long pid) -> json.field("state", "started").field("pid", pid);
      case ServiceState.Ready(Duration after) ->
          json.field("state", "ready").field("after_ms", after);
      case ServiceState.Ended it -> {
        json.field("state", "ended");
        outcome(it.outcome());
        json.field("restarts", it.restarts());
        it.restart().ifPresent(restart -> json.field("restart_in_ms", restart.in()));
      }
      case ServiceState.Stopped(boolean killed) ->
          json.field("state", killed ? "killed" : "terminated");
    }
  }

  private void taskEnded(TaskResult result, Optional<Definition> content) {
    task(result.task());
    outcome(result.outcome());
    if (content.isPresent()) {
      TryLines.put(content.get(), json);
    }
    json.field("attempts", result.attempts())
        .field("duration_ms", result.duration())
        .field("exit_code", result.exitCode());
    if (result.response().isPresent()) {
      json.field("status", result.response().get().status());
    }
    json.field("outputs", new Value.Obj(result.outputs()));
    outputs.put(Channel.STDOUT, result.task(), result.stdout(), json);
    outputs.put(Channel.STDERR, result.task(), result.stderr(), json);
  }

  /// The target itself is only needed of those that may be asked for again, or whose start was told
  /// by an earlier session.
  private void targetEnded(Event.TargetEnded it) {
    target(it.target());
    boolean known = targets.remove(it.target()) != null;
    outcome(it.outcome());
    json.field("duration_ms", it.duration());
    Columns columns = it.columns();
    if (!columns.values().isEmpty()) {
      json.field("columns", new Value.Arr(columns.values()));
    }
    if (columns.sortKey().length > 0) {
      json.field("sort_key", HexFormat.of().formatHex(columns.sortKey()));
    }
    if (!columns.shown()) {
      json.field("shown", false);
    }
    if (!known || !(it.outcome() instanceof Outcome.Succeeded)) {
      json.field("fields", it.target().shown());
    }
  }

  private void verdict(Verdict verdict, Totals totals) {
    json.field("outcome", verdict.word());
    totals("totals", totals);
  }

  private void totals(String name, Totals totals) {
    json.name(name)
        .open('{')
        .field("succeeded", totals.succeeded())
        .field("failed", totals.failed())
        .field("skipped", totals.skipped())
        .field("cancelled", totals.cancelled())
        .close('}');
  }

  private void changed(Event.FilesChanged it) {
    FileChanges changes = it.changes();
    texts("paths", changes.paths().stream().map(Object::toString).toList());
    json.field("total", changes.total());
    texts("jobs", it.jobs().stream().map(JobNode::id).toList());
    texts(
        "targets", it.targets().stream().map(some -> some.job().id() + "/" + some.key()).toList());
  }

  private void texts(String name, List<String> texts) {
    json.name(name).open('[');
    texts.forEach(json::string);
    json.close(']');
  }

  private void paused(Event.LimiterPaused it) {
    task(it.task()).field("limiter", it.limiter()).field("pause_ms", it.pause());
    it.asked().ifPresent(asked -> json.field("asked_ms", asked));
    json.field("why", it.why());
  }

  private void bounds(Bounds bounds) {
    json.field("bounded_by", bounds.most()).name("limiters").open('[');
    for (Waited limiter : bounds.limiters()) {
      json.open('{')
          .field("limiter", limiter.limiter())
          .field("waited_ms", limiter.waited())
          .field("pauses", limiter.pauses())
          .field("paused_ms", limiter.paused())
          .close('}');
    }
    json.close(']');
  }
}
