package dev.runner.progress;

import dev.runner.event.Channel;
import dev.runner.event.Event;
import dev.runner.graph.Task;

/// Shows nothing.
record Unseen() implements Style {
  @Override
  public void output(Task task, Channel channel, byte[] bytes) {}

  @Override
  public void told(Event event) {}

  @Override
  public void ended(Task task) {}

  @Override
  public void close() {}
}
