package dev.runner.target;

import dev.runner.expr.Value;
import java.util.Map;
import java.util.Optional;

/// The one target of a job without a source: the job itself.
record SingleInput(String job) implements Input {
  @Override
  public Origin origin() {
    return new Origin.Job();
  }

  @Override
  public void feed(Intake intake) throws SourceException, InterruptedException {
    intake.take(new Candidate(Optional.of(job), Form.BARE, new Value.Obj(Map.of()), 1));
  }
}
