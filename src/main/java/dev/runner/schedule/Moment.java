package dev.runner.schedule;

import java.time.Instant;

/// Now: for reckoning and for reports.
///
/// @param nanos from a clock that never goes back, of arbitrary origin
/// @param wall what a clock on the wall says
record Moment(long nanos, Instant wall) {}
