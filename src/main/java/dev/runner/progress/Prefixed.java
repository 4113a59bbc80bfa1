package dev.runner.progress;

import dev.runner.event.Channel;
import dev.runner.event.Event;
import dev.runner.graph.Task;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Shows lines as they come, each behind its task's prefix.
final class Prefixed implements Style {
  private final Function<Task, Child> made;
  private final Map<Place, Child> children = new HashMap<>();

  Prefixed(Function<Task, Child> made) {
    this.made = made;
  }

  @Override
  public void output(Task task, Channel channel, byte[] bytes) {
    children.computeIfAbsent(Place.of(task), _ -> made.apply(task)).add(channel, bytes);
  }

  @Override
  public void told(Event event) {
    if (event instanceof Event.AttemptEnded attempt) {
      ended(attempt.task());
    }
  }

  @Override
  public void ended(Task task) {
    Child child = children.remove(Place.of(task));
    if (child != null) {
      child.end();
    }
  }

  @Override
  public void close() {
    children.values().forEach(Child::end);
    children.clear();
  }
}
