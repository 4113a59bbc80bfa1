package dev.runner.driver.process;

import java.io.IOException;

/// How many descriptors this process may have. Some are kept back for its own use, so that a crowd
/// of children doesn't leave it without. The limit is raised only when there are many; children get
/// the one that we were started with, since there are programs that a large one slows down or
/// breaks.
final class Descriptors {
  private static final int OURS = 40;

  private static final Kernel.Limit INHERITED = Kernel.descriptors();
  private static volatile long most = INHERITED.soft();

  private Descriptors() {}

  /// Makes room for a descriptor that was just made, and for a few more.
  ///
  /// @throws ShortageException when there is none
  static void room(int descriptor) throws IOException {
    if (descriptor + OURS >= most) {
      raise(descriptor);
    }
  }

  private static synchronized void raise(int descriptor) throws IOException {
    if (most < INHERITED.hard()) {
      Kernel.limitDescriptors(0, new Kernel.Limit(INHERITED.hard(), INHERITED.hard()));
      most = Kernel.descriptors().soft();
    }
    if (descriptor + OURS >= most) {
      throw new ShortageException(Errno.text(Errno.EMFILE));
    }
  }

  /// Gives a child that was just started the limit that we were started with.
  static void restore(long pid) {
    if (most != INHERITED.soft()) {
      Kernel.limitDescriptors(pid, INHERITED);
    }
  }
}
