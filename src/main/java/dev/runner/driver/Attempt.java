package dev.runner.driver;

import dev.runner.expr.Names;
import dev.runner.graph.Task;

/// One execution of a task that is to be made.
///
/// @param number from 1
/// @param run the run's id
/// @param names what the task's expressions may use: an immutable snapshot
public record Attempt(Task task, int number, String run, Names names) {}
