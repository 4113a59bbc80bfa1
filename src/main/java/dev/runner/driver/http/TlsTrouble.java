package dev.runner.driver.http;

import java.io.IOException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// Says why there is no TLS with a server, for people.
final class TlsTrouble {
  private static final String ALERT = "Received fatal alert: ";

  private TlsTrouble() {}

  static FailureException of(IOException e, Origin to) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UntrustedException) {
        return FailureException.last("can't trust " + to.place() + ": " + cause.getMessage());
      }
    }
    String why = String.valueOf(e.getMessage());
    if (alert(e).isPresent()) {
      return refused(alert(e).get(), to.place());
    }
    if (!(e instanceof SSLException) || e.getCause() instanceof IOException) {
      return FailureException.unsent(
          to.place() + " closed the connection during the TLS handshake");
    }
    return FailureException.last(
        why.startsWith("Unsupported or unrecognized")
            ? to.place() + " does not speak TLS: is it an http URL?"
            : "the TLS handshake with " + to.place() + " failed: " + Trouble.text(e));
  }

  /// What the server said before it hung up; in TLS 1.3 that may come after the handshake.
  static Optional<String> alert(IOException e) {
    String why = String.valueOf(e.getMessage());
    int alert = why.indexOf(ALERT);
    return alert < 0 ? Optional.empty() : Optional.of(why.substring(alert + ALERT.length()));
  }

  static FailureException refused(String alert, String place) {
    return FailureException.last(place + " refused the TLS handshake: " + alert);
  }
}
