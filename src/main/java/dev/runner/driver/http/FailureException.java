package dev.runner.driver.http;

import java.io.IOException;

/// Ends an exchange with a failure that its listener is told of.
final class FailureException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Exchange.Kind kind;

  private FailureException(Exchange.Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  static FailureException unsent(String message) {
    return new FailureException(Exchange.Kind.UNSENT, message);
  }

  static FailureException lost(String message) {
    return new FailureException(Exchange.Kind.LOST, message);
  }

  static FailureException last(String message) {
    return new FailureException(Exchange.Kind.FINAL, message);
  }

  static FailureException aborted() {
    return new FailureException(Exchange.Kind.ABORTED, "it was aborted");
  }

  static FailureException of(Exchange.Failure failure) {
    return new FailureException(failure.kind(), failure.message());
  }

  Exchange.Failure failure() {
    return new Exchange.Failure(kind, String.valueOf(getMessage()));
  }

  /// It is an answer to people, not a bug: nobody reads its trace.
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
