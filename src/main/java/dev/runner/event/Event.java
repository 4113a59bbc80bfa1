package dev.runner.event;

import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.graph.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A fact of a run. They come in this order: the run starts; a job starts, its targets start and
/// end, it ends; a target's tasks each end before it does; the run ends. Targets and tasks that
/// never started have an end alone. Where files are watched, jobs and targets may begin anew.
public sealed interface Event {

  /// When it happened, by the wall clock.
  Instant at();

  /// @param run the run's id
  record RunStarted(Instant at, String run, Graph graph) implements Event {}

  /// The targets of a job are known. For jobs without needs this comes before any job starts.
  record TargetsKnown(Instant at, JobNode job, int targets) implements Event {}

  record JobStarted(Instant at, JobNode job) implements Event {}

  record TargetStarted(Instant at, Target target) implements Event {}

  /// @param number of the attempt, from 1
  record AttemptStarted(Instant at, Task task, int number) implements Event {}

  /// The process of an attempt is there, that of no service; nothing is told of one that had ended
  /// before it could be told.
  ///
  /// @param number of the attempt, from 1
  record AttemptSpawned(Instant at, Task task, int number, long pid) implements Event {}

  /// @param waits what it waited for before it started, a millisecond or more, the earliest first
  /// @param usage empty where it is not known
  /// @param retryIn the delay before the next attempt, where there will be one
  record AttemptEnded(
      Instant at,
      Task task,
      int number,
      Outcome outcome,
      Duration took,
      List<Wait> waits,
      Optional<Usage> usage,
      Optional<Duration> retryIn)
      implements Event {
    public AttemptEnded {
      waits = List.copyOf(waits);
    }

    /// One that did not wait.
    public AttemptEnded(
        Instant at,
        Task task,
        int number,
        Outcome outcome,
        Duration took,
        Optional<Usage> usage,
        Optional<Duration> retryIn) {
      this(at, task, number, outcome, took, List.of(), usage, retryIn);
    }

    public Instant started() {
      return at.minus(took);
    }
  }

  /// What has become of a service, between the start of an attempt at it and the end of its task.
  record ServiceChanged(Instant at, Task task, ServiceState state) implements Event {}

  /// @param content what defines the task; empty where it was not made out
  record TaskEnded(Instant at, TaskResult result, Optional<Definition> content) implements Event {
    public TaskEnded(Instant at, TaskResult result) {
      this(at, result, Optional.empty());
    }
  }

  /// A task is not done again: an earlier session of the run has done it.
  ///
  /// @param content what defines the task
  record TaskKept(Instant at, KeptTask task, Optional<Definition> content) implements Event {}

  /// @param outcome with the reason of the task that decided it
  /// @param duration from its start to the end of its last task; zero when it never started
  /// @param columns what the plan's `report` makes of it
  record TargetEnded(Instant at, Target target, Outcome outcome, Duration duration, Columns columns)
      implements Event {
    public TargetEnded(Instant at, Target target, Outcome outcome, Duration duration) {
      this(at, target, outcome, duration, Columns.STANDARD);
    }
  }

  record JobEnded(Instant at, JobNode job, Verdict verdict, Totals totals) implements Event {}

  /// A job begins anew: what was told of its targets counts no more.
  ///
  /// @param before what they amounted to
  record JobAgain(Instant at, JobNode job, Totals before) implements Event {}

  /// A target begins anew: its end counts no more.
  ///
  /// @param before how it had ended
  record TargetAgain(Instant at, Target target, Outcome before) implements Event {}

  /// Files have changed that concern what was done: that begins anew.
  ///
  /// @param changes what has changed
  /// @param jobs all of which begins anew, and with them what needs them
  /// @param targets that begin anew of other jobs
  record FilesChanged(Instant at, FileChanges changes, List<JobNode> jobs, List<Target> targets)
      implements Event {}

  /// All is done for now; what changes in files begins it anew.
  ///
  /// @param totals of the whole run as it stands
  /// @param duration since the run began, or files changed
  record Resting(Instant at, Totals totals, Duration duration) implements Event {}

  /// Something that the user should know, though nothing failed.
  record Warned(Instant at, String message) implements Event {}

  /// The run begins to stop before its end.
  record Stopping(Instant at, Reason reason) implements Event {}

  /// A limiter lets nothing pass for a while, because a server or a command asked for it.
  ///
  /// @param pause how long from now on
  /// @param asked how long it was asked to wait; empty where nobody said
  /// @param why for people
  record LimiterPaused(
      Instant at, Task task, String limiter, Duration pause, Optional<Duration> asked, String why)
      implements Event {}

  /// @param duration of the whole run
  record RunEnded(Instant at, Verdict verdict, Totals totals, Duration duration, Bounds bounds)
      implements Event {}
}
