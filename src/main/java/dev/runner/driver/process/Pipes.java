package dev.runner.driver.process;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/// The pipes between us and a child that is about to start; what is not needed any more is closed.
///
/// @param stdin what it reads, or negative for nothing
/// @param kept whether our ends stay open
record Pipes(int stdin, Kernel.Pipe out, Kernel.Pipe err, AtomicBoolean kept)
    implements AutoCloseable {

  /// @param stdin closed also when this fails
  static Pipes open(int stdin) throws IOException {
    Kernel.Pipe out = new Kernel.Pipe(-1, -1);
    try {
      out = Kernel.pipe();
      return new Pipes(stdin, out, Kernel.pipe(), new AtomicBoolean());
    } catch (IOException e) {
      close(stdin);
      close(out.read());
      close(out.write());
      throw e;
    }
  }

  /// Leaves our ends open: somebody reads them.
  void keepReading() {
    kept.set(true);
  }

  @Override
  public void close() {
    close(stdin);
    close(out.write());
    close(err.write());
    if (!kept.get()) {
      close(out.read());
      close(err.read());
    }
  }

  private static void close(int descriptor) {
    if (descriptor >= 0) {
      Kernel.close(descriptor);
    }
  }
}
