package dev.runner.progress;

import dev.runner.event.Event;
import dev.runner.event.Outcome;

/// Which facts the thread that prints has to be told; the others cost it nothing.
record Wanted(Manner manner) {

  boolean includes(Event event) {
    return switch (event) {
      case Event.RunStarted _, Event.Warned _, Event.Stopping _, Event.LimiterPaused _ -> true;
      case Event.TargetsKnown _, Event.TargetEnded _, Event.JobEnded _ -> manner.ordered();
      case Event.JobAgain _, Event.TargetAgain _ -> manner.ordered();
      case Event.TaskKept _ -> manner.ordered() || manner.announces() && manner.verbose();
      case Event.ServiceChanged _, Event.FilesChanged _, Event.Resting _ -> !manner.quiet();
      case Event.AttemptStarted _ -> manner.announces();
      case Event.AttemptEnded _ -> manner.announces() || manner.showsOutput();
      case Event.TaskEnded it ->
          manner.announces()
              || manner.showsOutput()
              || it.result().outcome() instanceof Outcome.Failed;
      case Event.JobStarted _, Event.TargetStarted _, Event.RunEnded _ -> false;
      case Event.AttemptSpawned _ -> false;
    };
  }

  /// Whether nothing is lost but a line that would come much too late.
  boolean canBeSpared(Event event) {
    return switch (event) {
      case Event.AttemptStarted _, Event.AttemptEnded _, Event.TaskEnded _ -> !manner.ordered();
      case Event.ServiceChanged _, Event.FilesChanged _, Event.Resting _ -> false;
      case Event.AttemptSpawned _ -> false;
      case Event.JobAgain _, Event.TargetAgain _, Event.TaskKept _ -> false;
      case Event.RunStarted _, Event.TargetsKnown _, Event.JobStarted _ -> false;
      case Event.TargetStarted _, Event.TargetEnded _, Event.JobEnded _ -> false;
      case Event.Warned _, Event.Stopping _, Event.LimiterPaused _, Event.RunEnded _ -> false;
    };
  }
}
