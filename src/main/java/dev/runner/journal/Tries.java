package dev.runner.journal;

import dev.runner.event.Event;
import dev.runner.graph.Task;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// The attempts at tasks that have not ended, the last ones where there are very many.
final class Tries {
  private static final int MOST = 100;

  /// By identity: all that is told of a task is told of the very same.
  private final IdentityHashMap<Task, List<Event.AttemptEnded>> made = new IdentityHashMap<>();

  /// Most tasks need but one.
  void add(Event.AttemptEnded attempt) {
    List<Event.AttemptEnded> before = made.get(attempt.task());
    made.put(attempt.task(), before == null ? List.of(attempt) : with(before, attempt));
  }

  private static List<Event.AttemptEnded> with(
      List<Event.AttemptEnded> before, Event.AttemptEnded attempt) {
    List<Event.AttemptEnded> all = new ArrayList<>(before);
    if (all.size() == MOST) {
      all.removeFirst();
    }
    all.add(attempt);
    return all;
  }

  /// Those at a task that has ended; asked once.
  List<Event.AttemptEnded> of(Task task) {
    List<Event.AttemptEnded> all = made.remove(task);
    return all == null ? List.of() : all;
  }
}
