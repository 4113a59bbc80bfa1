package dev.runner.progress;

import dev.runner.event.Event;
import dev.runner.event.Outcome;
import dev.runner.event.ServiceState;
import dev.runner.graph.JobNode;
import dev.runner.graph.StepNode;
import dev.runner.graph.Target;
import dev.runner.graph.Task;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Finds the moment at which each service of a run has been tried: it is up, or has ended.
///
/// Where one was let go before, as those of a batch's targets are, there is no such moment.
final class Muster {
  private final Set<Integer> unknown = new HashSet<>();
  private final Set<Place> tried = new HashSet<>();
  private long all;
  private long skipped;
  private boolean over;

  /// @param up services that can be used
  /// @param all that were to be, which are several
  record Call(int up, long all) {}

  void add(Event event) {
    if (over) {
      return;
    }
    switch (event) {
      case Event.RunStarted it -> it.graph().jobs().forEach(this::expect);
      case Event.TargetsKnown it -> known(it.job(), it.targets());
      case Event.ServiceChanged it -> changed(it.task(), it.state());
      case Event.TaskEnded it -> ended(it.result().task(), it.result().outcome());
      case Event.TargetEnded it -> ended(it.target(), it.outcome());
      case Event.JobEnded it -> known(it.job(), it.totals().targets());
      case Event.Stopping _, Event.RunEnded _, Event.FilesChanged _ -> over = true;
      case Event.JobStarted _, Event.TargetStarted _, Event.AttemptStarted _ -> {}
      case Event.AttemptSpawned _ -> {}
      case Event.TaskKept _, Event.AttemptEnded _, Event.Warned _, Event.LimiterPaused _ -> {}
      case Event.JobAgain _, Event.TargetAgain _, Event.Resting _ -> {}
    }
  }

  /// Given once, when the moment has come.
  Optional<Call> call(int up) {
    if (over || !unknown.isEmpty() || tried.size() < all) {
      return Optional.empty();
    }
    over = true;
    tried.clear();
    return Optional.of(new Call(up, all - skipped)).filter(it -> it.up() > 0 && it.all() > 1);
  }

  private void expect(JobNode job) {
    if (Roles.services(job) > 0) {
      unknown.add(job.index());
    }
  }

  private void known(JobNode job, long targets) {
    all += unknown.remove(job.index()) ? targets * Roles.services(job) : 0;
  }

  private void changed(Task task, ServiceState state) {
    switch (state) {
      case ServiceState.Ready _, ServiceState.Ended _ -> tried.add(Place.of(task));
      case ServiceState.Stopped _ -> over = true;
      case ServiceState.Started _ -> {}
    }
  }

  private void ended(Task task, Outcome outcome) {
    if (task.step().service()) {
      ended(Place.of(task), outcome);
    }
  }

  /// Tasks that were never considered have no end of their own.
  private void ended(Target target, Outcome outcome) {
    Place first = Place.of(target);
    for (StepNode step : target.job().steps()) {
      if (step.service()) {
        ended(new Place(first.job(), first.target(), step.index()), outcome);
      }
    }
  }

  private void ended(Place service, Outcome outcome) {
    skipped += tried.add(service) && outcome instanceof Outcome.Skipped ? 1 : 0;
  }
}
