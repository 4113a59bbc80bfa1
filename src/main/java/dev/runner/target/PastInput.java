package dev.runner.target;

import dev.runner.plan.TargetSource.FailedOf;
import java.io.IOException;
import java.util.Optional;

/// The targets that did not succeed in an earlier run.
record PastInput(FailedOf source, PastTargets past) implements Input {
  @Override
  public Origin origin() {
    String run =
        switch (source.run()) {
          case FailedOf.Which.Last _ -> "the last run";
          case FailedOf.Which.Run(String id) -> "the run " + Quoted.word(id);
        };
    return new Origin.Past("what failed of job " + Quoted.word(source.job()) + " in " + run);
  }

  @Override
  public void feed(Intake intake) throws SourceException, InterruptedException {
    try (PastTargets.Found found = past.open(source)) {
      Optional<Row> row = found.next();
      for (long number = 1; row.isPresent(); number++) {
        intake.take(Candidate.past(row.get(), number));
        row = found.next();
      }
    } catch (IOException e) {
      Failures.ifInterrupted(e);
      throw SourceException.unreadable(source.span().where() + ": " + e.getMessage());
    }
  }
}
