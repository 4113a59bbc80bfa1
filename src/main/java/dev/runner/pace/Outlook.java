package dev.runner.pace;

import java.time.Duration;
import java.util.Optional;

/// What is to be expected of a run that is under way.
///
/// @param left how long it will still take; empty where nothing can be said
/// @param slow how many targets under way take clearly longer than is usual for their job
public record Outlook(Optional<Duration> left, int slow) {
  public static final Outlook NONE = new Outlook(Optional.empty(), 0);
}
