package dev.runner.driver.process;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// One thread that reads what all children print and hears of their ends.
///
/// It waits in `poll(2)` for every pipe and process descriptor at once: there is no thread a child,
/// and no blocking read that could hold up another.
final class EventLoop implements AutoCloseable {
  private static final int READABLE = 1;
  private static final int ENTRY = 8;
  private static final int CHUNK = 64 << 10;

  private final Queue<PosixChild> arriving = new ConcurrentLinkedQueue<>();
  private final List<PosixChild> children = new ArrayList<>();
  private final int bell;
  private final Thread thread;
  private volatile boolean closing;

  EventLoop() throws IOException {
    bell = Kernel.eventDescriptor();
    thread = Thread.ofPlatform().daemon().name("children").start(this::run);
  }

  /// Takes care of a child from now on.
  void add(PosixChild child) {
    arriving.add(child);
    ring();
  }

  private void ring() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment one = arena.allocate(ValueLayout.JAVA_LONG);
      one.set(ValueLayout.JAVA_LONG, 0, 1);
      Kernel.write(bell, one.address(), 8);
    }
  }

  private void run() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(CHUNK);
      while (!closing || !children.isEmpty()) {
        round(buffer);
      }
    }
    Kernel.close(bell);
  }

  private void round(MemorySegment buffer) {
    for (PosixChild child = arriving.poll(); child != null; child = arriving.poll()) {
      children.add(child);
    }
    try (Arena arena = Arena.ofConfined()) {
      int count = 1 + 3 * children.size();
      MemorySegment entries = arena.allocate((long) count * ENTRY, ENTRY);
      fill(entries);
      Kernel.poll(entries, count);
      if (ready(entries, 0)) {
        Kernel.read(bell, buffer.asSlice(0, ENTRY));
      }
      serve(entries, buffer);
    }
    children.removeIf(PosixChild::ended);
  }

  /// An entry with a negative descriptor is passed over by the kernel.
  private void fill(MemorySegment entries) {
    set(entries, 0, bell);
    for (int i = 0; i < children.size(); i++) {
      PosixChild child = children.get(i);
      set(entries, 1 + 3 * i, child.out().descriptor());
      set(entries, 2 + 3 * i, child.err().descriptor());
      set(entries, 3 + 3 * i, child.descriptor());
    }
  }

  private void serve(MemorySegment entries, MemorySegment buffer) {
    for (int i = 0; i < children.size(); i++) {
      PosixChild child = children.get(i);
      if (ready(entries, 1 + 3 * i)) {
        child.out().read(buffer);
      }
      if (ready(entries, 2 + 3 * i)) {
        child.err().read(buffer);
      }
      if (ready(entries, 3 + 3 * i)) {
        child.reap(buffer);
      }
    }
  }

  private static void set(MemorySegment entries, int index, int descriptor) {
    entries.set(ValueLayout.JAVA_INT, (long) index * ENTRY, descriptor);
    entries.set(ValueLayout.JAVA_SHORT, (long) index * ENTRY + 4, (short) READABLE);
  }

  private static boolean ready(MemorySegment entries, int index) {
    return entries.get(ValueLayout.JAVA_SHORT, (long) index * ENTRY + 6) != 0;
  }

  /// Ends when the last child has.
  @Override
  public void close() {
    closing = true;
    ring();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
