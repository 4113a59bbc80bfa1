package dev.runner.report;

import dev.runner.event.Event;
import dev.runner.graph.StepNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is known of a target before its end: its tasks that have ended, and the attempts at those
/// that have not.
final class UnderWay {
  /// A task may be tried a million times; that must not fill the memory.
  private static final int MOST = 100;

  /// How long the attempts took that are no longer kept.
  private final Map<Integer, Duration> before = new HashMap<>(0);

  private final List<TaskRecord> ended = new ArrayList<>(2);
  private final Map<Integer, Deque<AttemptRecord>> tries = new HashMap<>(2);

  void add(Event.AttemptEnded event) {
    Integer step = event.task().step().index();
    Deque<AttemptRecord> made = tries.get(step);
    if (made == null) {
      made = new ArrayDeque<>(1);
      tries.put(step, made);
    } else if (made.size() == MOST) {
      before.merge(step, made.removeFirst().duration(), Duration::plus);
    }
    made.addLast(AttemptRecord.of(event));
  }

  void add(TaskRecord task) {
    ended.add(task);
  }

  /// The attempts made at a task, the last ones where there are very many; it has ended.
  List<AttemptRecord> tries(StepNode step) {
    Deque<AttemptRecord> made = tries.remove(step.index());
    return made == null ? List.of() : List.copyOf(made);
  }

  /// How long those took that are not among them; asked once.
  Duration before(StepNode step) {
    Duration took = before.remove(step.index());
    return took == null ? Duration.ZERO : took;
  }

  /// The tasks that have ended, as declared.
  List<TaskRecord> tasks() {
    ended.sort((one, other) -> Integer.compare(one.step().index(), other.step().index()));
    return ended;
  }
}
