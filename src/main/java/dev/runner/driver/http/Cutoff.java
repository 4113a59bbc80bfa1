package dev.runner.driver.http;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/// Lets any thread end what an exchange waits for.
final class Cutoff {
  private boolean cut;
  private Optional<Closeable> current = Optional.empty();

  /// From now on a cut closes this, and nothing else.
  ///
  /// @throws FailureException when it was cut before; then it is closed
  void guard(Closeable what) throws FailureException {
    boolean late;
    synchronized (this) {
      late = cut;
      current = Optional.of(what);
    }
    if (late) {
      close(what);
      throw FailureException.aborted();
    }
  }

  /// From now on a cut closes nothing.
  ///
  /// @throws FailureException when it was cut before
  synchronized void release() throws FailureException {
    if (cut) {
      throw FailureException.aborted();
    }
    current = Optional.empty();
  }

  void cut() {
    Optional<Closeable> closed;
    synchronized (this) {
      closed = cut ? Optional.empty() : current;
      cut = true;
    }
    closed.ifPresent(Cutoff::close);
  }

  synchronized boolean wasCut() {
    return cut;
  }

  private static void close(Closeable what) {
    try {
      what.close();
    } catch (IOException e) {
      // it is closed all the same
    }
  }
}
