package dev.runner.driver;

import java.time.Duration;
import java.util.Optional;

/// What the end of an attempt says about further ones.
///
/// @param unmet whether it succeeded, but `until` is not true of it yet
/// @param throttled whether it failed because fewer attempts were wanted, so that it uses up no
///   retry
/// @param pause whether, and for how long, the limiters of the step are to let nothing pass
/// @param matched whether `retry.on.output` matches what it printed or was answered
public record Feedback(boolean unmet, boolean throttled, Optional<Pause> pause, boolean matched) {

  /// Nothing.
  public static final Feedback NONE = new Feedback(false, false, Optional.empty(), false);

  /// No attempts for a while.
  ///
  /// @param asked for how long; empty where nobody said
  /// @param why for people: `429 Too Many Requests`
  public record Pause(Optional<Duration> asked, String why) {}
}
