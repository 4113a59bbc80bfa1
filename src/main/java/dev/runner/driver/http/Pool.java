package dev.runner.driver.http;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Connections that wait for their next exchange, the last used first. Any thread may ask.
final class Pool implements AutoCloseable {
  private static final int SWEEP = 1000;

  private final Map<Route, ArrayDeque<Connection>> idle = new HashMap<>();
  private int uses;
  private boolean closed;

  /// A connection of this route; empty when there is none.
  synchronized Optional<Connection> take(Route route) {
    ArrayDeque<Connection> same = idle.get(route);
    while (same != null && !same.isEmpty()) {
      Connection last = same.removeLast();
      if (!last.tired()) {
        return Optional.of(last);
      }
      last.close();
    }
    return Optional.empty();
  }

  /// Puts a connection aside.
  void give(Connection connection) {
    connection.rest();
    synchronized (this) {
      if (!closed) {
        idle.computeIfAbsent(connection.route, _ -> new ArrayDeque<>()).addLast(connection);
        sweep();
        return;
      }
    }
    connection.close();
  }

  private void sweep() {
    if (++uses % SWEEP == 0) {
      idle.values().forEach(Pool::dropTired);
      idle.values().removeIf(ArrayDeque::isEmpty);
    }
  }

  private static void dropTired(ArrayDeque<Connection> same) {
    while (!same.isEmpty() && same.getFirst().tired()) {
      same.removeFirst().close();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    idle.values().forEach(same -> same.forEach(Connection::close));
    idle.clear();
  }
}
