package dev.runner.target;

import dev.runner.expr.Value;
import java.io.IOException;
import java.util.Optional;

/// A row a line, as it stands; empty lines are none.
final class LinesFormat implements TextFormat {
  @Override
  public void read(Utf8Reader text, Origin origin, Intake intake)
      throws IOException, SourceException, InterruptedException {
    LineReader lines = new LineReader(text, origin);
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      if (!line.get().isEmpty()) {
        intake.take(Candidate.scalar(Value.of(line.get()), line.get(), lines.number()));
      }
    }
  }
}
