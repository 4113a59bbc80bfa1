package dev.runner.schedule;

import java.util.LinkedHashSet;
import java.util.Set;

/// What an attempt must pass before it starts. Only the ledger's thread uses it.
abstract sealed class Gate permits LimiterGate, SlotGate {
  /// How long until an attempt may pass, where only the end of another can tell.
  static final long UNKNOWN = Long.MAX_VALUE;

  /// The lanes that wait for something to be given back here.
  final Set<Lane> parked = new LinkedHashSet<>();

  /// Nanoseconds until an attempt may pass; 0 when it may now.
  abstract long untilOpen();

  /// An attempt passes.
  abstract void pass();

  /// An attempt that has passed ends.
  abstract void giveBack();

  /// Told how the waiting for this gate is to be accounted for.
  abstract Meter meter();
}
