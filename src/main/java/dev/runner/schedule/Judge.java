package dev.runner.schedule;

import dev.runner.expr.EvaluationException;
import dev.runner.expr.Names;
import dev.runner.expr.Template;

/// Decides by the plan's conditions. Called on the thread that owns the run; it only reads what it
/// is given.
interface Judge {

  /// Whether a job whose needs have all ended shall begin.
  Decision job(JobRun job);

  /// The text of a limiter's key for a task.
  String key(TaskRun task, Template key) throws EvaluationException;

  /// What a task's expressions may use.
  Names names(TaskRun task);

  /// Whether a task whose needed steps have all ended shall run.
  Decision task(TaskRun task);
}
