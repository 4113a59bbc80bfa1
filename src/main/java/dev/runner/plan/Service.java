package dev.runner.plan;

import java.time.Duration;
import java.util.Optional;

/// What `background` makes of a command: how it gets ready, what becomes of it when it ends by
/// itself, how it is told to end.
///
/// @param ready empty: as soon as it has started
/// @param stop what asks it to end
/// @param grace between that and KILL
/// @param health what is asked of it while it is ready
public record Service(
    Optional<Ready> ready,
    Restart restart,
    StopSignal stop,
    Duration grace,
    Optional<Health> health) {

  /// What tells that it can be used.
  ///
  /// @param interval from the end of one probe to the next
  /// @param timeout from its start: what is not ready by then has failed
  /// @param failures so many probes in vain are a failure before that
  public record Ready(
      Probe probe, Duration interval, Duration timeout, Optional<Integer> failures) {
    public static final Duration INTERVAL = Duration.ofMillis(200);
    public static final Duration TIMEOUT = Duration.ofMinutes(1);
  }

  /// What tells that it still works.
  ///
  /// @param interval from the end of one probe to the next
  /// @param failures so many probes in vain, one after the other, and it has failed
  public record Health(Probe probe, Duration interval, int failures) {
    public static final Duration INTERVAL = Duration.ofSeconds(10);
    public static final int FAILURES = 3;
  }

  /// The signals that may ask a service to end.
  public enum StopSignal {
    TERM(15),
    INT(2),
    HUP(1),
    QUIT(3),
    USR1(10),
    USR2(12),
    KILL(9);

    private final int number;

    StopSignal(int number) {
      this.number = number;
    }

    /// Linux's number for it.
    public int number() {
      return number;
    }
  }
}
