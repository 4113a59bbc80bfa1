package dev.runner.driver.service;

import dev.runner.driver.Attempt;
import dev.runner.driver.Driver;
import dev.runner.driver.Ending;
import dev.runner.event.Outcome;
import dev.runner.event.OutputSink;
import dev.runner.event.Reason;
import dev.runner.expr.EvaluationException;
import dev.runner.graph.StepNode;
import dev.runner.graph.Task;
import dev.runner.plan.Durations;
import dev.runner.plan.Probe;
import dev.runner.plan.Step;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Asks one service what its probes ask, until it is told to stop.
final class Prober {
  private final Driver driver;
  private final ScheduledExecutorService clock;
  private final Attempt attempt;
  private final Set<Future<?>> waiting = new HashSet<>();
  private Optional<Driver.Running> trial = Optional.empty();
  private int number;
  private boolean stopped;

  /// @param driver of trials
  Prober(Driver driver, ScheduledExecutorService clock, Attempt attempt) {
    this.driver = driver;
    this.clock = clock;
    this.attempt = attempt;
  }

  /// Nothing is asked any more, and nothing is told.
  synchronized void stop() {
    stopped = true;
    waiting.forEach(it -> it.cancel(false));
    waiting.clear();
    trial.ifPresent(it -> it.stop(true));
    trial = Optional.empty();
  }

  /// Does something after a while.
  synchronized void after(Duration delay, Runnable action) {
    if (stopped) {
      return;
    }
    waiting.removeIf(Future::isDone);
    try {
      waiting.add(clock.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS));
    } catch (RejectedExecutionException _) {
      // The run is over.
    }
  }

  /// Asks once.
  ///
  /// @param answered told why not, or nothing where all is well; on a thread that must not be kept
  void ask(Probe probe, Consumer<Optional<String>> answered) {
    switch (probe) {
      case Probe.Log _ -> {}
      case Probe.Port port -> Thread.startVirtualThread(() -> answered.accept(knock(port)));
      case Probe.Trial(Step step) -> tried(step, answered);
    }
  }

  private Optional<String> knock(Probe.Port port) {
    try {
      return Knock.at(port.address().text(attempt.names()), port.timeout());
    } catch (EvaluationException e) {
      return Optional.of(e.located());
    }
  }

  private void tried(Step step, Consumer<Optional<String>> answered) {
    Driver.Running begun = driver.start(trial(step), OutputSink.NONE, new Answer(step, answered));
    boolean over;
    synchronized (this) {
      over = stopped;
      trial = over ? Optional.empty() : Optional.of(begun);
    }
    if (over) {
      begun.stop(true);
    } else {
      step.timeout().ifPresent(it -> after(it, () -> begun.stop(true)));
    }
  }

  private synchronized Attempt trial(Step step) {
    StepNode node = new StepNode(attempt.task().step().index(), step, List.of(), false);
    number++;
    return new Attempt(
        new Task(attempt.task().target(), node), number, attempt.run(), attempt.names());
  }

  /// What came of a trial; one that was stopped took too long.
  private record Answer(Step step, Consumer<Optional<String>> answered)
      implements Driver.Completion {
    @Override
    public void ended(Ending ending) {
      String late = "no answer within " + step.timeout().map(Durations::write).orElse("");
      Optional<String> problem = ending.stopped() ? Optional.of(late) : problem(ending.outcome());
      ending.close();
      answered.accept(problem);
    }

    private static Optional<String> problem(Outcome outcome) {
      return outcome instanceof Outcome.Succeeded
          ? Optional.empty()
          : outcome.why().map(Reason::text);
    }

    @Override
    public void broken(Throwable cause) {
      answered.accept(Optional.of(String.valueOf(cause.getMessage())));
    }
  }
}
