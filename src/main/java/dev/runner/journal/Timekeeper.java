package dev.runner.journal;

import dev.runner.event.Event;
import dev.runner.event.Outcome;
import dev.runner.event.TaskResult;
import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import dev.runner.pace.JobTiming;
import dev.runner.pace.RunTiming;
import dev.runner.pace.Sketch;
import dev.runner.pace.Spread;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes the time of a run, for those that come after it: a fold over its events, in memory that
/// does not depend on how many targets there are.
///
/// Nothing is told of a run that was resumed, stopped, or did things again when files changed, nor
/// of one with services: how long these last says nothing of the next.
final class Timekeeper {
  private List<Watch> jobs = List.of();
  private boolean disturbed;
  private boolean steps;

  /// The times of a job.
  private static final class Watch {
    private final JobNode job;
    private final Sketch targets = new Sketch();
    private final Map<String, Sketch> steps = new HashMap<>();
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> last = Optional.empty();
    private long ran;

    Watch(JobNode job) {
      this.job = job;
    }

    void started(Instant at) {
      first = first.isEmpty() ? Optional.of(at) : first;
    }

    /// One that never started took no time.
    void ended(Event.TargetEnded target) {
      if (!target.duration().isZero()) {
        ran++;
        last = Optional.of(target.at());
        if (target.outcome() instanceof Outcome.Succeeded) {
          targets.add(target.duration());
        }
      }
    }

    void ended(TaskResult task) {
      if (task.outcome() instanceof Outcome.Succeeded) {
        steps.computeIfAbsent(task.task().step().id(), _ -> new Sketch()).add(task.duration());
      }
    }

    JobTiming timing() {
      Map<String, Spread> tasks = new HashMap<>();
      steps.forEach((step, took) -> tasks.put(step, took.spread()));
      Duration wall = Duration.between(first.orElseThrow(), last.orElseThrow());
      return new JobTiming(
          job.id(), ran, wall.isNegative() ? Duration.ZERO : wall, targets.spread(), tasks);
    }
  }

  /// @param resumed whether an earlier session has done some of the run
  Timekeeper(boolean resumed) {
    disturbed = resumed;
  }

  void add(Event event) {
    if (event instanceof Event.RunStarted run) {
      begin(run.graph());
    } else if (disturbs(event)) {
      disturbed = true;
    } else if (!disturbed) {
      time(event);
    }
  }

  /// What would be too long to be found again at the end of a journal is not told.
  private void begin(Graph graph) {
    disturbed |= graph.serves() || !TimingLines.fits(graph, false);
    steps = TimingLines.fits(graph, true);
    jobs = graph.jobs().stream().map(Watch::new).toList();
  }

  private static boolean disturbs(Event event) {
    return event instanceof Event.Stopping
        || event instanceof Event.FilesChanged
        || event instanceof Event.Resting
        || event instanceof Event.TaskKept;
  }

  private void time(Event event) {
    if (event instanceof Event.TargetStarted started && timed(started.target().job())) {
      watch(started.target().job()).started(started.at());
    } else if (event instanceof Event.TargetEnded ended && timed(ended.target().job())) {
      watch(ended.target().job()).ended(ended);
    } else if (steps
        && event instanceof Event.TaskEnded ended
        && timed(ended.result().task().job())) {
      watch(ended.result().task().job()).ended(ended.result());
    }
  }

  /// What a plan does at its end is not timed.
  private static boolean timed(JobNode job) {
    return !job.closes();
  }

  private Watch watch(JobNode job) {
    return jobs.get(job.index());
  }

  /// What the run took; empty where that tells nothing of others.
  Optional<RunTiming> timing(Event.RunEnded end) {
    return disturbed
        ? Optional.empty()
        : Optional.of(
            new RunTiming(
                end.duration(),
                jobs.stream().filter(it -> it.ran > 0).map(Watch::timing).toList()));
  }
}
