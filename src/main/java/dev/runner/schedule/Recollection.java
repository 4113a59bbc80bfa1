package dev.runner.schedule;

import dev.runner.event.Definition;
import dev.runner.event.KeptTask;
import dev.runner.expr.Names;
import dev.runner.plan.OnInterrupt;
import java.time.Duration;
import java.util.Optional;

/// Finds what need not be done again, as an earlier session of the run has done it, and nothing
/// that it depends on has been done since.
final class Recollection {
  private final Memory memory;
  private final TaskContents contents;

  Recollection(Memory memory, TaskContents contents) {
    this.memory = memory;
    this.contents = contents;
  }

  /// Where there was no earlier session.
  static Recollection none() {
    return new Recollection(Memory.NONE, TaskContents.NONE);
  }

  /// @param judge knows the names of the task
  Optional<KeptTask> of(TaskRun task, Judge judge) {
    return memory.equals(Memory.NONE) || !may(task)
        ? Optional.empty()
        : memory.task(task.task, content(task, judge.names(task)).map(Definition::sum));
  }

  /// Whether a task must not be done again: it was under way when the run was broken off, and
  /// nobody knows how much of it was done.
  boolean forbids(TaskRun task) {
    return task.step().onInterrupt() == OnInterrupt.FAIL
        && !task.target.renewed()
        && memory.underWay(task.task);
  }

  private static boolean may(TaskRun task) {
    JobRun job = task.target.job;
    return !task.service()
        && !job.node.closes()
        && !task.target.renewed()
        && !job.needs.redone()
        && !task.target.afresh
        && task.target.before(task).stream().allMatch(TaskRun::asBefore);
  }

  /// What defines a task now.
  Optional<Definition> content(TaskRun task, Names names) {
    task.content = contents.of(task.task, names);
    return task.content;
  }

  /// How long a target took in an earlier session of the run, of which tasks are kept.
  Duration duration(TargetRun target) {
    return target.goesOn() ? memory.target(target.target).orElse(Duration.ZERO) : Duration.ZERO;
  }
}
