package dev.runner.report;

import dev.runner.event.Captured;
import dev.runner.event.Definition;
import dev.runner.event.Executed;
import dev.runner.event.Outcome;
import dev.runner.event.TaskResult;
import dev.runner.plan.Command;
import dev.runner.spool.Spool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/// What tasks executed, and the ends of what they printed, kept from the moment a task ended:
/// outputs are too large to wait in memory for the last task of their target.
final class Prints implements AutoCloseable {
  private static final int WHOLE = 0;
  private static final int END = 1;
  private static final int BEGINNING = 2;

  private final Spool spool;
  private final Detail detail;

  Prints(Path folder, Detail detail) {
    this.spool = new Spool(folder);
    this.detail = detail;
  }

  /// Keeps as much of what a task did as the report may need and gives its place.
  OptionalInt keep(TaskResult result, Optional<Definition> content) {
    int most = most(result);
    boolean silent = most == 0 || result.stdout().size() + result.stderr().size() == 0;
    Executed executed = executed(content);
    if (silent && executed.isEmpty()) {
      return OptionalInt.empty();
    }
    Packer packer = new Packer();
    boolean answer = result.task().step().step().command() instanceof Command.Request;
    pack(result.stdout(), answer, most, packer);
    pack(result.stderr(), answer, most, packer);
    ExecutedPacks.pack(executed, packer);
    spool.add(packer.take());
    return OptionalInt.of(spool.size() - 1);
  }

  Printed get(OptionalInt place) {
    if (place.isEmpty()) {
      return Printed.NOTHING;
    }
    Unpacker unpacker = new Unpacker(spool.get(place.getAsInt()));
    return new Printed(tail(unpacker), tail(unpacker), ExecutedPacks.unpack(unpacker));
  }

  private Executed executed(Optional<Definition> content) {
    return detail.executed()
        ? content.map(Definition::executed).orElse(Executed.NOTHING)
        : Executed.NOTHING;
  }

  private int most(TaskResult result) {
    return result.outcome() instanceof Outcome.Succeeded ? detail.others() : detail.unsuccessful();
  }

  /// Of what a command printed the end is kept, of an answer the beginning.
  private static void pack(Captured captured, boolean answer, int most, Packer into) {
    into.number(captured.size() <= most ? WHOLE : answer ? BEGINNING : END)
        .bytes(answer ? captured.head(most) : captured.tail(most));
  }

  private static Tail tail(Unpacker from) {
    int part = from.small();
    byte[] bytes = from.bytes();
    int start = part == END ? firstCharacter(bytes) : 0;
    int end = part == BEGINNING ? lastCharacter(bytes) : bytes.length;
    return new Tail(new String(bytes, start, end - start, StandardCharsets.UTF_8), part != WHOLE);
  }

  /// Where the first character begins that was not cut in two.
  private static int firstCharacter(byte[] bytes) {
    int start = 0;
    while (start < Math.min(3, bytes.length) && (bytes[start] & 0xc0) == 0x80) {
      start++;
    }
    return start;
  }

  /// Where the last character ends that was not cut in two.
  private static int lastCharacter(byte[] bytes) {
    int start = bytes.length;
    while (start > 0 && bytes.length - start < 3 && (bytes[start - 1] & 0xc0) == 0x80) {
      start--;
    }
    boolean cut = start > 0 && (bytes[start - 1] & 0xc0) == 0xc0;
    int length = cut ? Integer.numberOfLeadingZeros(~(bytes[start - 1] << 24)) : 0;
    return cut && bytes.length - start + 1 < length ? start - 1 : bytes.length;
  }

  @Override
  public void close() {
    spool.close();
  }
}
