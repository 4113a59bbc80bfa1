package dev.runner.event;

import dev.runner.graph.Task;

/// Takes what children print, while they do. Called on the threads that read the children, several
/// at once; it may make them wait, which slows the child down and nothing else. All of an attempt's
/// output has been given to it before the attempt's end is an event.
@FunctionalInterface
public interface OutputSink {

  /// @param bytes not changed afterwards
  void write(Task task, Channel channel, byte[] bytes);

  /// Shows nothing.
  OutputSink NONE = (_, _, _) -> {};
}
