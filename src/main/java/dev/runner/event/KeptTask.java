package dev.runner.event;

import java.util.List;

/// What is kept of a task that an earlier session of the run has done.
///
/// @param tries the attempts at it, the last ones where there are very many
public record KeptTask(TaskResult result, List<Event.AttemptEnded> tries) {
  public KeptTask {
    tries = List.copyOf(tries);
  }
}
