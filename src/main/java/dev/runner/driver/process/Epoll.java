package dev.runner.driver.process;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Descriptors that are waited for, by `epoll(7)`: any thread adds to them, and one waits for all.
///
/// One must be taken out before it is closed: a child that is just being started has a copy of it
/// for a moment, and for the kernel it is open that long.
final class Epoll implements AutoCloseable {
  private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED;
  private static final int READABLE = 1;
  private static final int BATCH = 128;

  /// Where the key stands in `struct epoll_event`, which is packed on x86-64.
  private static final int KEY = Kernel.ARM ? 8 : 4;

  private static final int ENTRY = KEY + 8;

  private final int descriptor = Kernel.epoll();
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment events = arena.allocate((long) BATCH * ENTRY, 8);

  /// To be made by the thread that waits.
  Epoll() throws IOException {}

  /// Waits for a descriptor from now on.
  ///
  /// @param key by which it is told when it is readable
  void add(int readable, long key) throws IOException {
    MemorySegment event = Libc.scratch();
    event.set(ValueLayout.JAVA_INT, 0, READABLE);
    event.set(WORD, KEY, key);
    Kernel.epollAdd(descriptor, readable, event.address());
  }

  void remove(int readable) {
    Kernel.epollRemove(descriptor, readable);
  }

  /// Waits until some are readable, but not for longer than that.
  ///
  /// @return how many are
  int await(int millis) {
    return Kernel.epollWait(descriptor, events.address(), BATCH, millis);
  }

  /// The key of one of those that were found readable.
  long key(int index) {
    return events.get(WORD, (long) index * ENTRY + KEY);
  }

  @Override
  public void close() {
    Kernel.close(descriptor);
    arena.close();
  }
}
