package dev.runner.target;

import dev.runner.plan.TargetSource;
import java.util.List;

/// The rows of a list in the plan.
record ListInput(List<TargetSource.Listed.Row> rows) implements Input {
  @Override
  public Origin origin() {
    return new Origin.Listed(rows);
  }

  @Override
  public void feed(Intake intake) throws SourceException, InterruptedException {
    for (int i = 0; i < rows.size(); i++) {
      intake.take(Candidate.of(rows.get(i).value(), i + 1L, origin()));
    }
  }
}
