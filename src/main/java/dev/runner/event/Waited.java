package dev.runner.event;

import java.time.Duration;

/// How a limiter held up the run.
///
/// @param limiter its name below `limits`, or where its `rate_limit` stands
/// @param waited while nothing but it kept an attempt from starting
/// @param pauses how often it was paused because somebody wanted fewer attempts
/// @param paused for how long in all
public record Waited(String limiter, Duration waited, int pauses, Duration paused) {}
