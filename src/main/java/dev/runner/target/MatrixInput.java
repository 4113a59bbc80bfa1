package dev.runner.target;

import dev.runner.plan.TargetSource;

/// The combinations of a matrix.
record MatrixInput(TargetSource.Matrix matrix) implements Input {
  @Override
  public Origin origin() {
    return new Origin.Matrix();
  }

  @Override
  public void feed(Intake intake) throws SourceException, InterruptedException {
    new Combinations(matrix)
        .each((key, fields, number) -> intake.take(Candidate.named(key, fields, number)));
  }
}
