package dev.runner.report;

import dev.runner.event.Usage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Packs the attempts at a task, and unpacks them: some 25 bytes each where they succeeded.
final class Tries {
  private static final int UNKNOWN = 0;
  private static final int TIMES = 1;
  private static final int TIMES_AND_MEMORY = 2;

  private Tries() {}

  static void pack(List<AttemptRecord> tries, Packer into) {
    into.number(tries.size());
    for (AttemptRecord attempt : tries) {
      into.number(attempt.number());
      Reasons.pack(attempt.outcome(), into);
      into.number(micros(attempt.started())).micros(attempt.duration());
      WaitPacks.pack(attempt.waits(), into);
      pack(attempt.usage(), into);
    }
  }

  private static void pack(Optional<Usage> known, Packer into) {
    if (known.isEmpty()) {
      into.number(UNKNOWN);
      return;
    }
    Usage usage = known.get();
    boolean memory = usage.peakMemory().isPresent();
    into.number(memory ? TIMES_AND_MEMORY : TIMES);
    into.micros(usage.user()).micros(usage.system());
    if (memory) {
      into.number(usage.peakMemory().getAsLong());
    }
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  static List<AttemptRecord> unpack(Unpacker from) {
    int size = from.small();
    List<AttemptRecord> tries = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      tries.add(
          new AttemptRecord(
              from.small(),
              Reasons.outcome(from),
              Instant.EPOCH.plus(from.number(), ChronoUnit.MICROS),
              from.micros(),
              WaitPacks.unpack(from),
              usage(from)));
    }
    return tries;
  }

  private static Optional<Usage> usage(Unpacker from) {
    int known = from.small();
    return known == UNKNOWN
        ? Optional.empty()
        : Optional.of(
            new Usage(
                from.micros(),
                from.micros(),
                known == TIMES ? OptionalLong.empty() : OptionalLong.of(from.number())));
  }
}
