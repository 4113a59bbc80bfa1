package dev.runner.progress;

import dev.runner.event.Channel;
import dev.runner.event.Event;
import dev.runner.event.Outcome;
import dev.runner.event.TaskResult;
import dev.runner.graph.Task;
import java.time.Duration;

/// What the thread that prints is told.
sealed interface Message {

  /// A child printed something; `cost` of the credit is given back once it is dealt with.
  record Output(Task task, Channel channel, byte[] bytes, int cost) implements Message {}

  /// A fact that is light enough to wait.
  record Fact(Event event) implements Message {}

  /// A task's end without what it printed.
  record Ended(Task task, Outcome outcome, int attempts, Duration took) implements Message {}

  /// Nothing comes after this; what is kept is shown.
  record Closing() implements Message {}

  /// Nothing comes after this; what is kept is dropped.
  record Aborted() implements Message {}

  static Message of(Event event) {
    return event instanceof Event.TaskEnded(var _, TaskResult result)
        ? new Ended(result.task(), result.outcome(), result.attempts(), result.duration())
        : new Fact(event);
  }
}
