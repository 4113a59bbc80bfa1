package dev.runner.cli;

import dev.runner.plan.TargetSource;

/// What is known of a job's targets before it runs.
sealed interface KnownTargets {

  /// All of them.
  record Listed(int count) implements KnownTargets {}

  /// Nothing yet: a command would have to be run for them.
  record Printed() implements KnownTargets {}

  /// Nothing yet: a server would have to be asked for them.
  record Answered() implements KnownTargets {}

  /// Nothing before the jobs have ended that are needed.
  record Later(TargetSource.From from) implements KnownTargets {}
}
