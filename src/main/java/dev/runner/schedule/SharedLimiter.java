package dev.runner.schedule;

import dev.runner.plan.Limiter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// A limiter of the plan and its gates, one for each key; idle ones are dropped.
final class SharedLimiter {
  private static final int FEW = 1000;

  final Limiter limiter;
  final Meter meter;
  private final LongSupplier clock;
  private final Map<String, LimiterGate> gates = new HashMap<>();
  private int sweepAt = FEW;

  /// @param name as the report calls it
  /// @param clock the ledger's
  SharedLimiter(String name, Limiter limiter, LongSupplier clock) {
    this.limiter = limiter;
    this.meter = new Meter(name);
    this.clock = clock;
  }

  /// @param key empty where the limiter has none
  LimiterGate gate(String key) {
    if (gates.size() >= sweepAt) {
      gates.values().removeIf(LimiterGate::idle);
      sweepAt = Math.max(FEW, 2 * gates.size());
    }
    return gates.computeIfAbsent(key, _ -> new LimiterGate(limiter, meter, clock));
  }
}
