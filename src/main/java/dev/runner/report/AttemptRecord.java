package dev.runner.report;

import dev.runner.event.Event;
import dev.runner.event.Outcome;
import dev.runner.event.Usage;
import dev.runner.event.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An attempt that has ended, as the report tells it.
///
/// @param number from 1
/// @param started of one that an earlier session of the run has made, before the start of the run
/// @param waits what it waited for before it started, the earliest first
/// @param usage empty where it is not known, as where nothing could be started
record AttemptRecord(
    int number,
    Outcome outcome,
    Instant started,
    Duration duration,
    List<Wait> waits,
    Optional<Usage> usage) {

  static AttemptRecord of(Event.AttemptEnded event) {
    return new AttemptRecord(
        event.number(),
        event.outcome(),
        event.started(),
        event.took(),
        event.waits(),
        event.usage());
  }
}
