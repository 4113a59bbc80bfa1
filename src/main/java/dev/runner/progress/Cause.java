package dev.runner.progress;

import dev.runner.event.Captured;
import dev.runner.event.TaskResult;
import dev.runner.plan.Command;
import dev.runner.text.Tail;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What tells best, while a run lasts, why a task failed: the last lines that a command printed to
/// standard error, or to standard output where that is empty. Of the first failures of a run only:
/// where everything fails, it fails alike.
final class Cause {
  private static final int MOST_LINES = 3;
  private static final int MOST_FAILURES = 20;
  private static final int BYTES = 4096;

  private int told;

  /// The lines; used by one thread.
  List<String> of(TaskResult failed) {
    if (told >= MOST_FAILURES || failed.task().step().step().command() instanceof Command.Request) {
      return List.of();
    }
    told++;
    List<String> errors = lines(failed.stderr());
    return errors.isEmpty() ? lines(failed.stdout()) : errors;
  }

  private static List<String> lines(Captured printed) {
    if (printed.size() == 0) {
      return List.of();
    }
    String text = new String(printed.tail(BYTES), StandardCharsets.UTF_8);
    return Tail.lines(text, MOST_LINES);
  }
}
