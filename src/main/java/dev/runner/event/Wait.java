package dev.runner.event;

import java.time.Duration;

/// How long an attempt waited for something before it started.
public record Wait(Obstacle obstacle, Duration took) {}
