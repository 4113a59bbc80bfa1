package dev.runner.driver.process;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// One thread that reads what all children print and hears of their ends.
///
/// It waits for every pipe and process descriptor at once: there is no thread a child, and no
/// blocking read that could hold up another. It also keeps the [Watchdog], and reaps orphans that
/// have become our children.
final class EventLoop implements AutoCloseable {
  private static final int CHUNK = 64 << 10;
  private static final int TICK_MILLIS = 250;
  private static final int CROWDED_TICK_MILLIS = 50;

  /// A child's keys are its process id times four, and one of these.
  private static final int OUT = 0;

  private static final int ERR = 1;
  private static final int END = 2;
  private static final long BELL = -1;
  private static final long WATCH = -2;

  private final Queue<Runnable> waitingForRoom = new ConcurrentLinkedQueue<>();
  private final Map<Long, PosixChild> children = new ConcurrentHashMap<>();
  private final CompletableFuture<Epoll> guarded = new CompletableFuture<>();
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
    Epoll _ = guarded.join();
  }

  /// Takes care of a child from now on.
  void add(PosixChild child) throws IOException {
    Epoll epoll = guarded.join();
    children.put(child.pid(), child);
    try {
      add(epoll, child.out().descriptor(), 4 * child.pid() + OUT);
      add(epoll, child.err().descriptor(), 4 * child.pid() + ERR);
      add(epoll, child.descriptor(), 4 * child.pid() + END);
    } catch (IOException e) {
      children.remove(child.pid());
      throw e;
    }
  }

  private static void add(Epoll epoll, int descriptor, long key) throws IOException {
    if (descriptor >= 0) {
      epoll.add(descriptor, key);
    }
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
    try (Epoll epoll = new Epoll();
        Arena arena = Arena.ofConfined()) {
      epoll.add(bell, BELL);
      guard(epoll);
      guarded.complete(epoll);
      MemorySegment buffer = arena.allocate(CHUNK);
      while (!closing || !children.isEmpty()) {
        round(epoll, buffer);
      }
    } catch (IOException e) {
      guarded.completeExceptionally(e);
    }
    watch.close();
    Kernel.close(bell);
  }

  /// A watchdog whose end could not be heard of is no good: another is tried at the next look.
  private void guard(Epoll epoll) {
    try {
      if (watch.renewed()) {
        epoll.add(watch.descriptor(), WATCH);
      }
    } catch (IOException e) {
      watch.close();
    }
  }

  private void round(Epoll epoll, MemorySegment buffer) {
    int count = epoll.await(waitingForRoom.isEmpty() ? TICK_MILLIS : CROWDED_TICK_MILLIS);
    boolean look = System.nanoTime() - looked > TICK_MILLIS * 1_000_000L;
    int ended = 0;
    for (int i = 0; i < count; i++) {
      long key = epoll.key(i);
      if (key == BELL) {
        Kernel.read(bell, buffer.asSlice(0, 8));
      } else if (key == WATCH) {
        look = true;
      } else {
        ended += serve(epoll, key, buffer);
      }
    }
    if (look) {
      looked = System.nanoTime();
      guard(epoll);
      orphans.look();
    }
    if (look || ended > 0) {
      orphans.reap();
    }
    makeRoom(count == 0 ? 1 : ended);
  }

  /// @return how many children have ended
  private int serve(Epoll epoll, long key, MemorySegment buffer) {
    PosixChild child = children.get(key >> 2);
    if (child == null) {
      return 0;
    }
    switch ((int) (key & 3)) {
      case OUT -> read(epoll, child.out(), buffer);
      case ERR -> read(epoll, child.err(), buffer);
      default -> {
        children.remove(child.pid());
        forget(epoll, child.out().descriptor());
        forget(epoll, child.err().descriptor());
        forget(epoll, child.descriptor());
        child.reap(buffer);
        return 1;
      }
    }
    return 0;
  }

  private static void read(Epoll epoll, PipeEnd end, MemorySegment buffer) {
    if (end.ended(buffer)) {
      forget(epoll, end.descriptor());
      end.close();
    }
  }

  private static void forget(Epoll epoll, int descriptor) {
    if (descriptor >= 0) {
      epoll.remove(descriptor);
    }
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
