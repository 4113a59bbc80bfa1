package dev.runner.driver.process;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/// One thread that reads what all children print and hears of their ends.
///
/// It waits in `poll(2)` for every pipe and process descriptor at once: there is no thread a child,
/// and no blocking read that could hold up another. It also keeps the [Watchdog], and reaps orphans
/// that have become our children.
final class EventLoop implements AutoCloseable {
  private static final int CHUNK = 64 << 10;
  private static final long TICK_NANOS = 250_000_000;
  private static final long CROWDED_TICK_NANOS = 50_000_000;

  private final Queue<PosixChild> arriving = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> waitingForRoom = new ConcurrentLinkedQueue<>();
  private final List<PosixChild> children = new ArrayList<>();
  private final CountDownLatch guarded = new CountDownLatch(1);
  private final Watch watch = new Watch();
  private final Orphans orphans = new Orphans();
  private final int bell;
  private final Thread thread;
  private volatile boolean closing;
  private long looked = System.nanoTime();

  EventLoop() throws IOException {
    bell = Kernel.eventDescriptor();
    thread = Thread.ofPlatform().daemon().name("children").start(this::run);
  }

  /// Returns when a child may be started: what it leaves behind is looked after, whatever becomes
  /// of us.
  void ready() {
    boolean interrupted = false;
    while (guarded.getCount() > 0) {
      try {
        guarded.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Takes care of a child from now on.
  void add(PosixChild child) {
    arriving.add(child);
    ring();
  }

  /// Calls when a child has ended, or after a while.
  void whenRoom(Runnable again) {
    waitingForRoom.add(again);
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
    Kernel.adoptOrphans();
    watch.keep();
    guarded.countDown();
    try (PollEntries entries = new PollEntries();
        Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(CHUNK);
      while (!closing || !children.isEmpty() || !arriving.isEmpty()) {
        round(entries, buffer);
      }
    }
    watch.close();
    Kernel.close(bell);
  }

  private void round(PollEntries entries, MemorySegment buffer) {
    for (PosixChild child = arriving.poll(); child != null; child = arriving.poll()) {
      children.add(child);
    }
    entries.clear();
    entries.add(bell);
    entries.add(watch.descriptor());
    for (PosixChild child : children) {
      entries.add(child.out().descriptor());
      entries.add(child.err().descriptor());
      entries.add(child.descriptor());
    }
    boolean any = entries.poll(waitingForRoom.isEmpty() ? TICK_NANOS : CROWDED_TICK_NANOS);
    if (entries.ready(0)) {
      Kernel.read(bell, buffer.asSlice(0, 8));
    }
    int ended = serve(entries, buffer);
    if (ended > 0) {
      orphans.reap();
      makeRoom(ended);
    }
    if (entries.ready(1) || System.nanoTime() - looked > TICK_NANOS) {
      looked = System.nanoTime();
      watch.keep();
      orphans.reap();
      orphans.look();
    }
    if (!any) {
      makeRoom(1);
    }
  }

  /// @return how many children have ended
  private int serve(PollEntries entries, MemorySegment buffer) {
    int ended = 0;
    for (int i = 0; i < children.size(); i++) {
      PosixChild child = children.get(i);
      int at = 2 + 3 * i;
      if (entries.ready(at)) {
        child.out().read(buffer);
      }
      if (entries.ready(at + 1)) {
        child.err().read(buffer);
      }
      if (entries.ready(at + 2)) {
        child.reap(buffer);
        ended++;
      }
    }
    if (ended > 0) {
      children.removeIf(child -> child.exit().isPresent());
    }
    return ended;
  }

  private void makeRoom(int places) {
    for (int i = 0; i < places; i++) {
      Runnable again = waitingForRoom.poll();
      if (again != null) {
        again.run();
      }
    }
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
