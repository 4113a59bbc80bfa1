package dev.runner.driver.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/// The connections that wait for their next exchange. Any thread may ask.
final class Lines implements AutoCloseable {
  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofSeconds(10);

  /// So long a server is believed not to have closed it.
  private static final long TRUSTED = Duration.ofSeconds(1).toNanos();

  /// The same, before what must not be sent twice.
  private static final long TRUSTED_ONCE = Duration.ofMillis(20).toNanos();

  private final Map<Route, Deque<Line>> idle = new HashMap<>();
  private boolean sweeping;
  private boolean closed;

  /// One that waits, as far as can be seen with the server still there.
  ///
  /// @param repeatable whether another may take its place when it was closed
  Optional<Line> lease(Route route, boolean repeatable) {
    long trusted = repeatable ? TRUSTED : TRUSTED_ONCE;
    Optional<Line> found = last(route);
    while (found.isPresent()
        && found.get().idle(System.nanoTime()) > trusted
        && found.get().dead()) {
      found.get().drop();
      found = last(route);
    }
    return found;
  }

  private synchronized Optional<Line> last(Route route) {
    Deque<Line> waiting = idle.get(route);
    return waiting == null ? Optional.empty() : Optional.ofNullable(waiting.pollLast());
  }

  void giveBack(Line line) {
    line.rest();
    boolean drop;
    boolean sweep;
    synchronized (this) {
      drop = closed;
      sweep = !closed && !sweeping;
      sweeping |= sweep;
      if (!closed) {
        idle.computeIfAbsent(line.route(), _ -> new ArrayDeque<>()).addLast(line);
      }
    }
    if (drop) {
      line.drop();
    }
    if (sweep) {
      Thread.ofVirtual().name("http-idle").start(this::sweep);
    }
  }

  private void sweep() {
    try {
      do {
        Thread.sleep(LOOK);
      } while (dropIdle(System.nanoTime()));
    } catch (InterruptedException e) {
      // nobody interrupts it
    }
  }

  /// Returns whether any is left.
  synchronized boolean dropIdle(long now) {
    for (Iterator<Deque<Line>> routes = idle.values().iterator(); routes.hasNext(); ) {
      Deque<Line> waiting = routes.next();
      while (!waiting.isEmpty() && waiting.getFirst().idle(now) > KEPT.toNanos()) {
        waiting.removeFirst().drop();
      }
      if (waiting.isEmpty()) {
        routes.remove();
      }
    }
    sweeping = !idle.isEmpty();
    return sweeping;
  }

  @Override
  public synchronized void close() {
    closed = true;
    idle.values().forEach(it -> it.forEach(Line::drop));
    idle.clear();
  }
}
