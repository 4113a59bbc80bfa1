package dev.runner.driver.process;

import dev.runner.plan.OwnProcess;
import dev.runner.plan.OwnVariables;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/// The trace that the attempts of a run belong to, as W3C's Trace Context has it: the one that
/// runner itself was started in, else a new one. Each attempt is a span of its own. Any thread may
/// ask.
final class Trace {
  private static final int LENGTH = 55;
  private static final String SAMPLED = "01";

  /// The flags that level 2 of the specification knows: sampled, and a random trace id.
  private static final int KNOWN_FLAGS = 3;

  private final String start;
  private final String end;
  private final Optional<String> state;
  private final long seed;
  private final AtomicLong spans = new AtomicLong();

  private Trace(String id, String flags, Optional<String> state, long seed) {
    this.start = "00-" + id + "-";
    this.end = "-" + flags;
    this.state = state;
    this.seed = seed;
  }

  /// @param environment of runner itself
  /// @param run the run's id
  static Trace of(Map<String, String> environment, String run) {
    SplittableRandom random = new SplittableRandom();
    long seed = random.nextLong() ^ OwnProcess.ID << 32;
    String parent = environment.getOrDefault(OwnVariables.TRACEPARENT, "");
    if (!valid(parent)) {
      String id = new Fingerprint().add(run).add(random.nextLong()).add(seed).hex();
      return new Trace(id, SAMPLED, Optional.empty(), seed);
    }
    int flags = Character.digit(parent.charAt(54), 16) & KNOWN_FLAGS;
    Optional<String> state =
        Optional.ofNullable(environment.get(OwnVariables.TRACESTATE)).filter(it -> !it.isBlank());
    return new Trace(parent.substring(3, 35), "0" + flags, state, seed);
  }

  /// The `traceparent` of one more attempt.
  String next() {
    long span = Fingerprint.mixed(seed + spans.incrementAndGet());
    return start + Fingerprint.hex(span == 0 ? 1 : span) + end;
  }

  /// The `tracestate` that belongs to the trace.
  Optional<String> state() {
    return state;
  }

  /// Whether it is a `traceparent` of version 00, or begins like one and is of a later version.
  private static boolean valid(String parent) {
    return parent.length() >= LENGTH
        && hex(parent, 0, 2)
        && hex(parent, 3, 35)
        && hex(parent, 36, 52)
        && hex(parent, 53, 55)
        && dashed(parent)
        && !parent.startsWith("ff")
        && !zero(parent, 3, 35)
        && !zero(parent, 36, 52);
  }

  private static boolean dashed(String parent) {
    boolean ended =
        parent.length() == LENGTH || !parent.startsWith("00") && parent.charAt(LENGTH) == '-';
    return ended && parent.charAt(2) == '-' && parent.charAt(35) == '-' && parent.charAt(52) == '-';
  }

  private static boolean hex(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }

  private static boolean zero(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }
}
