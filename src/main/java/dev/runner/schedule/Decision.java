package dev.runner.schedule;

import dev.runner.event.Reason;

/// What a condition says about a job or a task whose needs have ended.
sealed interface Decision {
  record Go() implements Decision {}

  record Skip(Reason reason) implements Decision {}

  record Fail(Reason reason) implements Decision {}

  Decision GO = new Go();
}
