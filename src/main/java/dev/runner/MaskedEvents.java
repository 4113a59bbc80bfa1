package dev.runner;

import dev.runner.driver.MaskedValues;
import dev.runner.event.Columns;
import dev.runner.event.Definition;
import dev.runner.event.Event;
import dev.runner.event.EventSink;
import dev.runner.event.Executed;
import dev.runner.event.KeptTask;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.ServiceState;
import dev.runner.event.TaskResult;
import dev.runner.mask.Mask;
import java.util.List;

/// Takes secrets out of what happens in a run before anybody is told.
///
/// @param told what has no secrets in it
/// @param mask hides something
record MaskedEvents(EventSink told, Mask mask) implements EventSink {

  @Override
  public void accept(Event event) {
    told.accept(masked(event));
  }

  private Event masked(Event event) {
    return switch (event) {
      case Event.AttemptEnded it -> of(it);
      case Event.ServiceChanged it -> new Event.ServiceChanged(it.at(), it.task(), of(it.state()));
      case Event.TaskEnded it ->
          new Event.TaskEnded(it.at(), of(it.result()), it.content().map(this::of));
      case Event.TaskKept it ->
          new Event.TaskKept(it.at(), of(it.task()), it.content().map(this::of));
      case Event.TargetEnded it ->
          new Event.TargetEnded(
              it.at(), it.target(), of(it.outcome()), it.duration(), of(it.columns()));
      case Event.TargetAgain it -> new Event.TargetAgain(it.at(), it.target(), of(it.before()));
      case Event.Warned it -> new Event.Warned(it.at(), mask.message(it.message()));
      case Event.Stopping it -> new Event.Stopping(it.at(), of(it.reason()));
      case Event.LimiterPaused it ->
          new Event.LimiterPaused(
              it.at(),
              it.task(),
              mask.in(it.limiter()),
              it.pause(),
              it.asked(),
              mask.message(it.why()));
      case Event.RunStarted _,
          Event.TargetsKnown _,
          Event.JobStarted _,
          Event.TargetStarted _,
          Event.AttemptStarted _,
          Event.AttemptSpawned _,
          Event.JobEnded _,
          Event.JobAgain _,
          Event.FilesChanged _,
          Event.Resting _,
          Event.RunEnded _ ->
          event;
    };
  }

  private Event.AttemptEnded of(Event.AttemptEnded it) {
    return new Event.AttemptEnded(
        it.at(),
        it.task(),
        it.number(),
        of(it.outcome()),
        it.took(),
        it.waits(),
        it.usage(),
        it.retryIn());
  }

  private TaskResult of(TaskResult it) {
    return new TaskResult(
        it.task(),
        of(it.outcome()),
        it.attempts(),
        it.duration(),
        it.exitCode(),
        it.response(),
        new MaskedValues(mask).of(it.outputs()),
        it.stdout(),
        it.stderr());
  }

  private KeptTask of(KeptTask it) {
    return new KeptTask(of(it.result()), it.tries().stream().map(this::of).toList());
  }

  private Definition of(Definition it) {
    return new Definition(it.sum(), of(it.executed()));
  }

  private Executed of(Executed it) {
    return new Executed(all(it.words()), all(it.settings()), it.folder().map(mask::in), it.cut());
  }

  private List<String> all(List<String> texts) {
    return texts.stream().map(mask::in).toList();
  }

  private Columns of(Columns it) {
    MaskedValues values = new MaskedValues(mask);
    return new Columns(
        it.values().stream().map(values::of).toList(), mask.in(it.sortKey()), it.shown());
  }

  private ServiceState of(ServiceState state) {
    return state instanceof ServiceState.Ended(Outcome outcome, int restarts, var restart)
        ? new ServiceState.Ended(of(outcome), restarts, restart)
        : state;
  }

  private Outcome of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Succeeded _ -> outcome;
      case Outcome.Failed(Reason reason, boolean tolerated) ->
          new Outcome.Failed(of(reason), tolerated);
      case Outcome.Skipped(Reason reason) -> Outcome.skipped(of(reason));
      case Outcome.Cancelled(Reason reason) -> Outcome.cancelled(of(reason));
    };
  }

  private Reason of(Reason reason) {
    return switch (reason) {
      case Reason.Spawn(String message) -> new Reason.Spawn(mask.message(message));
      case Reason.Status(int status, String message) ->
          new Reason.Status(status, mask.message(message));
      case Reason.Connection(boolean heard, boolean passing, String message) ->
          new Reason.Connection(heard, passing, mask.message(message));
      case Reason.Expectation(String message) -> new Reason.Expectation(mask.message(message));
      case Reason.Require(String message) -> new Reason.Require(mask.message(message));
      case Reason.Expression(String message) -> new Reason.Expression(mask.message(message));
      case Reason.Source(String message) -> new Reason.Source(mask.message(message));
      case Reason.Service(String message) -> new Reason.Service(mask.message(message));
      case Reason.Exit _,
          Reason.Signal _,
          Reason.Timeout _,
          Reason.Need _,
          Reason.Unmatched _,
          Reason.Condition _,
          Reason.FailFast _,
          Reason.Interrupted _,
          Reason.BrokenOff _,
          Reason.Changed _,
          Reason.Deadline _ ->
          reason;
    };
  }
}
