package dev.runner.driver.process;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// What a child prints: complete when it has been awaited.
///
/// @param pumps which bring it; each tells what could not be kept
record Printed(Capture stdout, Capture stderr, List<Future<Optional<IOException>>> pumps)
    implements AutoCloseable {

  /// Waits until all of it is there, which is soon after the child's end, whatever interrupts come
  /// meanwhile.
  void await() {
    boolean interrupted = Thread.interrupted();
    for (Future<Optional<IOException>> pump : pumps) {
      interrupted |= ended(pump);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean ended(Future<Optional<IOException>> pump) {
    boolean interrupted = false;
    while (!pump.isDone()) {
      try {
        pump.get();
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
    return interrupted;
  }

  /// Why some of it could not be kept, if so.
  Optional<IOException> lost() {
    return pumps.stream().map(Future::resultNow).flatMap(Optional::stream).findFirst();
  }

  @Override
  public void close() {
    stdout.close();
    stderr.close();
  }
}
