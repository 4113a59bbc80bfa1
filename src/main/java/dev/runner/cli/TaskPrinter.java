package dev.runner.cli;

import dev.runner.event.Captured;
import dev.runner.event.TaskResult;
import dev.runner.journal.KeptOutput;
import dev.runner.report.Size;
import dev.runner.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Prints once more what tasks printed: byte by byte, each stream to its own.
final class TaskPrinter {
  private final Surroundings surroundings;
  private final boolean headed;

  /// @param headed whether lines say whose what follows is
  TaskPrinter(Surroundings surroundings, boolean headed) {
    this.surroundings = surroundings;
    this.headed = headed;
  }

  void print(TaskResult result) throws IOException {
    String id = TaskPattern.id(result.task());
    print(id, "", result.stdout(), surroundings.stdout());
    print(id, " stderr", result.stderr(), surroundings.stderr());
    tellLeftOut(id, "stdout", result.stdout());
    tellLeftOut(id, "stderr", result.stderr());
  }

  private void print(String id, String stream, Captured captured, OutputStream out)
      throws IOException {
    if (captured.size() == 0) {
      return;
    }
    if (headed) {
      line("== " + Printable.line(id) + stream, out);
    }
    try (InputStream in = captured.open()) {
      in.transferTo(out);
    }
    if (headed && !endsLine(captured)) {
      line("", out);
    }
  }

  private static boolean endsLine(Captured captured) {
    byte[] last = captured.tail(1);
    return last.length > 0 && last[0] == '\n';
  }

  private static void line(String text, OutputStream out) throws IOException {
    out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private void tellLeftOut(String id, String stream, Captured captured) {
    if (captured instanceof KeptOutput kept && kept.leftOut() > 0) {
      surroundings
          .err()
          .println(
              "runner: of the "
                  + Size.of(captured.size())
                  + " that "
                  + Printable.line(id)
                  + " printed to "
                  + stream
                  + ", "
                  + kept.leftOut()
                  + " bytes were not kept behind the first "
                  + Size.of(KeptOutput.BEGINNING));
    }
  }
}
