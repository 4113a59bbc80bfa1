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
    Kernel.Pipe err = out;
    try {
      out = Kernel.pipe();
      err = Kernel.pipe();
      Descriptors.room(err.write());
      Kernel.unblock(out.read());
      Kernel.unblock(err.read());
      return new Pipes(stdin, out, err, new AtomicBoolean());
    } catch (IOException e) {
      new Pipes(stdin, out, err, new AtomicBoolean()).close();
      throw e;
    }
  }

  /// Has the child begin with them as its standard streams.
  void addTo(FileActions actions) throws IOException {
    if (stdin < 0) {
      actions.nothingToRead(0);
    } else {
      actions.copy(stdin, 0);
    }
    actions.copy(out.write(), 1).copy(err.write(), 2);
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
