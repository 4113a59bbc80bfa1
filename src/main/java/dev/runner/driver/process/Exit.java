package dev.runner.driver.process;

import dev.runner.event.Reason;

/// How a process ended.
sealed interface Exit {

  record Code(int code) implements Exit {}

  record Killed(int signal) implements Exit {}

  /// The number that a shell would give it.
  default int number() {
    return switch (this) {
      case Code(int code) -> code;
      case Killed(int signal) -> 128 + signal;
    };
  }

  /// Why that is a failure.
  default Reason reason() {
    return switch (this) {
      case Code(int code) -> new Reason.Exit(code);
      case Killed(int signal) -> new Reason.Signal(signal);
    };
  }
}
