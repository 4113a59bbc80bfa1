package dev.runner.progress;

import dev.runner.event.Channel;
import dev.runner.event.Event;
import dev.runner.graph.Task;

/// A way to show what children print. Told on the thread that prints.
sealed interface Style permits Prefixed, Ordered, Unseen {

  void output(Task task, Channel channel, byte[] bytes);

  void told(Event event);

  void ended(Task task);

  /// Shows what it still keeps: there is no more.
  void close();
}
