package dev.runner.driver.process;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/// The pipes between us and a child that is about to start; what is not needed any more is closed.
///
/// @param stdin what it reads, or negative for nothing
/// @param err none, where what it prints there goes the way of `out`
/// @param kept whether our ends stay open
record Pipes(int stdin, Kernel.Pipe out, Kernel.Pipe err, AtomicBoolean kept)
    implements AutoCloseable {

  private static final Kernel.Pipe NONE = new Kernel.Pipe(-1, -1);

  /// @param stdin closed also when this fails
  /// @param merged whether one pipe is for both
  static Pipes open(int stdin, boolean merged) throws IOException {
    Kernel.Pipe out = NONE;
    Kernel.Pipe err = NONE;
    try {
      out = Kernel.pipe();
      Kernel.unblock(out.read());
      if (!merged) {
        err = Kernel.pipe();
        Kernel.unblock(err.read());
      }
      Descriptors.room(Math.max(out.write(), err.write()));
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
    actions.copy(out.write(), 1);
    actions.copy(err.equals(NONE) ? out.write() : err.write(), 2).closeFrom(3);
  }

  /// The inode of the pipe that is the child's standard output.
  long identity() {
    return Kernel.inode(out.write());
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
