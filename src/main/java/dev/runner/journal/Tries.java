package dev.runner.journal;

import dev.runner.event.Event;
import dev.runner.graph.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The attempts at tasks that have not ended, the last ones where there are very many.
final class Tries {
  private static final int MOST = 100;

  private final Map<TaskPlace, Deque<Event.AttemptEnded>> made = new HashMap<>();

  void add(Event.AttemptEnded attempt) {
    Deque<Event.AttemptEnded> all =
        made.computeIfAbsent(TaskPlace.of(attempt.task()), _ -> new ArrayDeque<>(1));
    if (all.size() == MOST) {
      all.removeFirst();
    }
    all.addLast(attempt);
  }

  /// Those at a task that has ended; asked once.
  List<Event.AttemptEnded> of(Task task) {
    Deque<Event.AttemptEnded> all = made.remove(TaskPlace.of(task));
    return all == null ? List.of() : new ArrayList<>(all);
  }
}
