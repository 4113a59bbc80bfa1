package dev.runner.schedule;

/// Decides by the plan's conditions. Called on the thread that owns the run; it only reads what it
/// is given.
interface Judge {

  /// Whether a job whose needs have all ended shall begin.
  Decision job(JobRun job);

  /// Whether a task whose needed steps have all ended shall run.
  Decision task(TaskRun task);
}
