package dev.runner.expr;

import java.util.Optional;
import java.util.OptionalInt;

/// The values behind the names of a [Scope] while an expression is evaluated. Implementations are
/// immutable snapshots or compute their value when asked, so that a large one is only made when
/// used; any thread may ask.
public interface Names {

  /// The value of a top-level name; empty when it isn't known here.
  ///
  /// @throws EvaluationException when there is such a name, but its value can't be had (too large,
  ///   unreadable)
  Optional<Value> named(String name) throws EvaluationException;

  /// Whether what comes before has succeeded, for the status functions.
  default Status status() {
    return Status.SUCCESS;
  }

  /// A port for `free_port()`, another one each time; empty where there is none to be had.
  default OptionalInt freePort() {
    return OptionalInt.empty();
  }

  /// These names, and one more before them.
  default Names with(String name, Value value) {
    Names behind = this;
    return new Names() {
      @Override
      public Optional<Value> named(String asked) throws EvaluationException {
        return asked.equals(name) ? Optional.of(value) : behind.named(asked);
      }

      @Override
      public Status status() {
        return behind.status();
      }

      @Override
      public OptionalInt freePort() {
        return behind.freePort();
      }
    };
  }

  /// What `success()` and `failure()` look at.
  enum Status {
    SUCCESS,
    FAILURE,
    CANCELLED
  }
}
