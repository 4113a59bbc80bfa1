package dev.runner.driver.process;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// An array of `struct pollfd`: the descriptors that are waited for.
final class PollEntries implements AutoCloseable {
  private static final short READABLE = 1;
  private static final int ENTRY = 8;
  private static final int TIME = 16;

  private Arena arena = Arena.ofConfined();
  private MemorySegment entries = arena.allocate(64 * ENTRY, ENTRY);
  private MemorySegment limit = arena.allocate(TIME, ENTRY);
  private int count;

  void clear() {
    count = 0;
  }

  /// One more; a negative one is passed over by the kernel.
  void add(int descriptor) {
    if ((count + 1L) * ENTRY > entries.byteSize()) {
      grow();
    }
    entries.set(ValueLayout.JAVA_INT, (long) count * ENTRY, descriptor);
    entries.set(ValueLayout.JAVA_INT, (long) count * ENTRY + 4, READABLE);
    count++;
  }

  private void grow() {
    Arena larger = Arena.ofConfined();
    MemorySegment more = larger.allocate(2 * entries.byteSize(), ENTRY);
    MemorySegment.copy(entries, 0, more, 0, entries.byteSize());
    arena.close();
    arena = larger;
    entries = more;
    limit = arena.allocate(TIME, ENTRY);
  }

  /// Waits until one of them is readable, but not for longer than `nanos`, below a second.
  ///
  /// @return whether one is
  boolean poll(long nanos) {
    limit.set(ValueLayout.JAVA_LONG, 8, nanos);
    return Kernel.poll(entries, count, limit.address());
  }

  boolean ready(int index) {
    return entries.get(ValueLayout.JAVA_SHORT, (long) index * ENTRY + 6) != 0;
  }

  @Override
  public void close() {
    arena.close();
  }
}
