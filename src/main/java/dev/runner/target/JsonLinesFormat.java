package dev.runner.target;

import dev.runner.expr.Json;
import dev.runner.expr.JsonException;
import dev.runner.expr.Value;
import java.io.IOException;
import java.util.Optional;

/// A JSON value a line; blank lines are none.
final class JsonLinesFormat implements TextFormat {
  @Override
  public void read(Utf8Reader text, Origin origin, Intake intake)
      throws IOException, SourceException, InterruptedException {
    LineReader lines = new LineReader(text, origin);
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      if (!line.get().isBlank()) {
        long number = lines.number();
        intake.take(Candidate.of(value(line.get(), origin.at(number)), number, origin));
      }
    }
  }

  private static Value value(String line, String where) throws SourceException {
    try {
      return Json.parse(line);
    } catch (JsonException e) {
      String message = Quoted.message(String.valueOf(e.getMessage()));
      throw SourceException.invalid(where + ": " + message.replaceFirst("^line 1, ", ""));
    }
  }
}
