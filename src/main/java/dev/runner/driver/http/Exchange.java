package dev.runner.driver.http;

/// A request under way.
public interface Exchange {

  /// Ends it at once: its listener is told of a failure, unless it was told of an end before. Any
  /// thread may ask, any number of times.
  void abort();

  /// Who waits for an exchange's end; told once, on a thread that may be kept for a while.
  interface Listener {
    /// The first request goes out now.
    default void sending() {}

    void answered(Answer answer);

    void failed(Failure failure);

    /// The client itself failed: a bug.
    void broken(Throwable cause);
  }

  /// Why there is no answer.
  ///
  /// @param message for people: what happened and, where it is known, what to do
  record Failure(Kind kind, String message) {}

  /// How far it came.
  enum Kind {
    /// Nothing of the request can have reached the server's application.
    UNSENT,
    /// The connection was lost, or broke the protocol, after the request may have been heard.
    LOST,
    /// It will be the same next time: an answer too large, a redirect without end, a certificate
    /// that is not trusted, a file that can't be read or written.
    FINAL,
    ABORTED
  }
}
