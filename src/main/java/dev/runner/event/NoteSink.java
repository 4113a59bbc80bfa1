package dev.runner.event;

import dev.runner.graph.Task;

/// Takes what only those want to know who want to know all: a line about an attempt, such as a line
/// of a request's head. Called on the threads of drivers, several at once.
@FunctionalInterface
public interface NoteSink {
  void note(Task task, String line);
}
