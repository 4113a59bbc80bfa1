package dev.runner.target;

/// Gives the rows of one source, in their order, to an [Intake]. Used once.
interface Input {
  Origin origin();

  void feed(Intake intake) throws SourceException, InterruptedException;
}
