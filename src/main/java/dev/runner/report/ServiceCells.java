package dev.runner.report;

import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.Signals;
import dev.runner.expr.Value;
import dev.runner.graph.JobNode;
import dev.runner.graph.StepNode;
import dev.runner.text.Printable;
import java.util.List;

/// What a row says of a service: its name, how long it ran, how often it was started again, what it
/// ended with.
///
/// @param severalJobs whether a key alone does not tell whose it is
record ServiceCells(JobNode job, boolean severalJobs) {
  private static final String NONE = "-";

  /// What the kernel adds to the number of a signal.
  private static final int SIGNALLED = 128;

  private static final int SIGNALS = 64;

  boolean any() {
    return services() > 0;
  }

  private long services() {
    return job.steps().stream().filter(StepNode::service).count();
  }

  List<String> of(TargetRecord target, TaskRecord task) {
    return task.attempts() == 0
        ? List.of(name(target, task), NONE, NONE, NONE)
        : List.of(
            name(target, task),
            Elapsed.of(task.uptime()),
            Integer.toString(task.restarts()),
            exit(task));
  }

  private String name(TargetRecord target, TaskRecord task) {
    boolean alone = !severalJobs || target.key().equals(job.id());
    return Printable.line(
        (alone ? "" : job.id() + "/")
            + target.key()
            + (services() > 1 ? "/" + task.step().id() : ""));
  }

  private static String exit(TaskRecord task) {
    if (task.outcome() instanceof Outcome.Failed(Reason.Signal(int number), boolean _)) {
      return Signals.name(number);
    }
    return task.exitCode() instanceof Value.Num code ? exit(task, code) : NONE;
  }

  /// One that was told to end has mostly been ended by a signal, which its code tells.
  private static String exit(TaskRecord task, Value.Num code) {
    int signal = code.value().intValue() - SIGNALLED;
    boolean failed = task.outcome() instanceof Outcome.Failed;
    return !failed && signal > 0 && signal <= SIGNALS ? Signals.name(signal) : Cell.text(code);
  }
}
