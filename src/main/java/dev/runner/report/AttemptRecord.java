package dev.runner.report;

import dev.runner.event.Outcome;
import dev.runner.event.Usage;
import java.time.Duration;
import java.util.Optional;

/// An attempt that has ended, as the report tells it.
///
/// @param number from 1
/// @param usage empty where it is not known, as where nothing could be started
record AttemptRecord(int number, Outcome outcome, Duration duration, Optional<Usage> usage) {}
