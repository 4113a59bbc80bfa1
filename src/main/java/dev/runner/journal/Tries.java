package dev.runner.journal;

import dev.runner.event.Event;
import dev.runner.graph.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;

/// The attempts at tasks that have not ended, the last ones where there are very many.
final class Tries {
  private static final int MOST = 100;

  /// By identity: all that is told of a task is told of the very same.
  private final IdentityHashMap<Task, Deque<Event.AttemptEnded>> made = new IdentityHashMap<>();

  void add(Event.AttemptEnded attempt) {
    Deque<Event.AttemptEnded> all = made.computeIfAbsent(attempt.task(), _ -> new ArrayDeque<>(1));
    if (all.size() == MOST) {
      all.removeFirst();
    }
    all.addLast(attempt);
  }

  /// Those at a task that has ended; asked once.
  List<Event.AttemptEnded> of(Task task) {
    Deque<Event.AttemptEnded> all = made.remove(task);
    return all == null ? List.of() : new ArrayList<>(all);
  }
}
