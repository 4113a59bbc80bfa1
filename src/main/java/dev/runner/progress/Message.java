package dev.runner.progress;

import dev.runner.event.Channel;
import dev.runner.event.Event;
import dev.runner.event.KeptTask;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.TaskResult;
import dev.runner.graph.Task;
import java.time.Duration;
import java.util.List;

/// What the thread that prints is told.
sealed interface Message {

  /// A child printed something; `cost` of the credit is given back once it is dealt with.
  // The sender does not change the bytes, and nobody compares them.
  @SuppressWarnings("ArrayRecordComponent")
  record Output(Task task, Channel channel, byte[] bytes, int cost) implements Message {}

  /// A line about a task.
  record Note(Task task, String line) implements Message {}

  /// So much of what a service printed is not shown.
  record Missing(Task task, LeftOut left) implements Message {}

  /// A fact that is light enough to wait.
  record Fact(Event event) implements Message {}

  /// A task's end without what it printed, but for lines that tell why it failed.
  record Ended(Task task, Outcome outcome, int attempts, Duration took, List<String> cause)
      implements Message {
    Ended(Task task, Outcome outcome, int attempts, Duration took) {
      this(task, outcome, attempts, took, List.of());
    }
  }

  /// Nothing comes after this; what is kept is shown.
  record Closing() implements Message {}

  /// Nothing comes after this; what is kept is dropped.
  record Aborted() implements Message {}

  /// The run begins to stop, with so much running.
  record Stopping(Reason reason, Counts counts) implements Message {}

  /// Each service of the run has been tried.
  record Mustered(Muster.Call call) implements Message {}

  private static Event light(Event.TaskKept event) {
    KeptTask light = new KeptTask(event.task().result().light(), List.of());
    return new Event.TaskKept(event.at(), light, event.content());
  }

  /// @param counts as they are right after the event
  static Message of(Event event, Counts counts) {
    return switch (event) {
      case Event.TaskEnded(var _, TaskResult it, var _) ->
          new Ended(it.task(), it.outcome(), it.attempts(), it.duration());
      case Event.Stopping(var _, Reason reason) -> new Stopping(reason, counts);
      case Event.RunStarted _, Event.TargetsKnown _, Event.JobStarted _ -> new Fact(event);
      case Event.TargetStarted _, Event.AttemptStarted _, Event.AttemptEnded _ -> new Fact(event);
      case Event.TargetEnded _, Event.JobEnded _, Event.Warned _ -> new Fact(event);
      case Event.LimiterPaused _, Event.ServiceChanged _, Event.RunEnded _ -> new Fact(event);
      case Event.TaskKept it -> new Fact(light(it));
      case Event.JobAgain _, Event.TargetAgain _ -> new Fact(event);
      case Event.FilesChanged _, Event.Resting _ -> new Fact(event);
      case Event.AttemptSpawned _ -> new Fact(event);
    };
  }
}
