package dev.runner.report;

import dev.runner.event.Captured;
import dev.runner.event.Outcome;
import dev.runner.event.TaskResult;
import dev.runner.spool.Spool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;

/// The ends of what tasks printed, kept from the moment a task ended: outputs are too large to wait
/// in memory for the last task of their target.
final class Prints implements AutoCloseable {
  private final Spool spool;
  private final Detail detail;

  Prints(Path folder, Detail detail) {
    this.spool = new Spool(folder);
    this.detail = detail;
  }

  /// Keeps as much of a task's output as the report may need and gives its place.
  OptionalInt keep(TaskResult result) {
    int most = most(result);
    if (most == 0 || result.stdout().size() + result.stderr().size() == 0) {
      return OptionalInt.empty();
    }
    Packer packer = new Packer();
    pack(result.stdout(), most, packer);
    pack(result.stderr(), most, packer);
    spool.add(packer.made());
    return OptionalInt.of(spool.size() - 1);
  }

  Printed get(OptionalInt place) {
    if (place.isEmpty()) {
      return Printed.NOTHING;
    }
    Unpacker unpacker = new Unpacker(spool.get(place.getAsInt()));
    return new Printed(tail(unpacker), tail(unpacker));
  }

  private int most(TaskResult result) {
    return result.outcome() instanceof Outcome.Succeeded ? detail.others() : detail.unsuccessful();
  }

  private static void pack(Captured captured, int most, Packer into) {
    into.number(captured.size() > most ? 1 : 0).bytes(captured.tail(most));
  }

  private static Tail tail(Unpacker from) {
    boolean truncated = from.small() == 1;
    byte[] bytes = from.bytes();
    int start = truncated ? firstCharacter(bytes) : 0;
    return new Tail(
        new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8), truncated);
  }

  /// Where the first character begins that was not cut in two.
  private static int firstCharacter(byte[] bytes) {
    int start = 0;
    while (start < Math.min(3, bytes.length) && (bytes[start] & 0xc0) == 0x80) {
      start++;
    }
    return start;
  }

  @Override
  public void close() {
    spool.close();
  }
}
