package dev.runner.driver.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Finds the addresses of a host, on a platform thread: the system's call can't be interrupted, and
/// would hold the carrier of a virtual one.
final class Lookup {
  private Lookup() {}

  /// @param what as it is called in messages
  static InetAddress[] of(Origin origin, String what, Cutoff cutoff, Deadline deadline)
      throws FailureException {
    String host = origin.address();
    if (host.indexOf(':') >= 0 || Character.isDigit(host.charAt(host.length() - 1))) {
      try {
        return new InetAddress[] {InetAddress.ofLiteral(host)};
      } catch (IllegalArgumentException e) {
        // a name that ends with a digit
      }
    }
    return asked(host, what, cutoff, deadline);
  }

  private static InetAddress[] asked(String host, String what, Cutoff cutoff, Deadline deadline)
      throws FailureException {
    FutureTask<InetAddress[]> task = new FutureTask<>(() -> InetAddress.getAllByName(host));
    cutoff.guard(() -> task.cancel(false));
    Thread.ofPlatform().daemon().name("http-lookup").start(task);
    try {
      return task.get(deadline.left(), TimeUnit.MILLISECONDS);
    } catch (CancellationException | InterruptedException e) {
      throw FailureException.aborted();
    } catch (TimeoutException e) {
      throw FailureException.unsent(
          "can't connect to " + what + ": its name was not found within " + deadline.text());
    } catch (ExecutionException e) {
      boolean unknown = e.getCause() instanceof UnknownHostException;
      throw FailureException.unsent(
          "can't connect to "
              + what
              + ": "
              + (unknown ? "the host is unknown" : String.valueOf(e.getCause())));
    }
  }
}
