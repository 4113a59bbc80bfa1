package dev.runner.driver.process;

import dev.runner.event.Captured;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Json;
import dev.runner.expr.JsonException;
import dev.runner.expr.Names;
import dev.runner.expr.Value;
import dev.runner.text.Span;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The names that `outputs` may use besides a task's own: `stdout`, `stderr`, `exit_code`, `json`,
/// `output`.
///
/// @param file what the command has written for them; empty where nothing asks for it
/// @param span where a problem with them is shown
record OutputNames(
    Names behind,
    Span span,
    Captured stdout,
    Captured stderr,
    Optional<OutputFile> file,
    int exitCode)
    implements Names {
  private static final int LONGEST = 8 << 20;

  @Override
  public Optional<Value> named(String name) throws EvaluationException {
    return switch (name) {
      case "stdout" -> Optional.of(Value.of(text(name, stdout)));
      case "stderr" -> Optional.of(Value.of(text(name, stderr)));
      case "exit_code" -> Optional.of(Value.of(exitCode));
      case "json" -> Optional.of(json());
      case OutputFile.NAME ->
          file.isPresent() ? Optional.of(file.get().read(span)) : Optional.empty();
      default -> behind.named(name);
    };
  }

  @Override
  public Status status() {
    return behind.status();
  }

  private String text(String name, Captured captured) throws EvaluationException {
    if (captured.size() > LONGEST) {
      throw new EvaluationException(
          span, "`" + name + "` is too large for an expression: more than 8 MiB");
    }
    return new String(captured.head(LONGEST), StandardCharsets.UTF_8);
  }

  private Value json() throws EvaluationException {
    try {
      return Json.parse(text("stdout", stdout));
    } catch (JsonException e) {
      throw new EvaluationException(span, "stdout is not JSON: " + e.getMessage());
    }
  }
}
