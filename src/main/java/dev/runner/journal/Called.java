package dev.runner.journal;

import dev.runner.graph.Target;
import dev.runner.graph.Task;

/// What tasks and targets are called, as a hash of 64 bits of the bytes by which a journal calls
/// them.
final class Called {
  private static final long START = 0xcbf29ce484222325L;
  private static final long FACTOR = 0x100000001b3L;
  private static final int BETWEEN = 0xff;

  private final JsonText json = new JsonText();

  long hash(Task task) {
    return mixed(add(target(task.target()), task.step().id()));
  }

  long hash(Target target) {
    return mixed(target(target));
  }

  private long target(Target target) {
    return add(add(START, target.job().id()), target.key());
  }

  private long add(long hash, String text) {
    json.clear();
    json.string(text);
    return add(hash, json.bytes(), 1, json.length() - 1);
  }

  /// The same of a line, whose fields stand in the order in which they are written.
  ///
  /// @param step whether it is about a task
  static Said in(JournalReader.Line line, boolean step) {
    long hash = START;
    int at = line.start() + BEFORE;
    for (String field : step ? TASK : TARGET) {
      int from = line.behind(field, at);
      at = line.endOfText(from);
      hash = add(hash, line.bytes(), from, at);
    }
    return new Said(mixed(hash), at);
  }

  /// What a line is about.
  ///
  /// @param end where the last of its names ends
  record Said(long hash, int end) {}

  /// The least that comes before: what the event is called, and when it was.
  private static final int BEFORE = 40;

  private static final String[] TARGET = {"\"job\":\"", "\"key\":\""};
  private static final String[] TASK = {"\"job\":\"", "\"key\":\"", "\"step\":\""};

  private static long add(long start, byte[] bytes, int from, int to) {
    long hash = start;
    for (int i = from; i < to; i++) {
      hash = (hash ^ bytes[i] & 0xff) * FACTOR;
    }
    return (hash ^ BETWEEN) * FACTOR;
  }

  private static long mixed(long hash) {
    long mixed = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    return mixed ^ mixed >>> 33;
  }
}
