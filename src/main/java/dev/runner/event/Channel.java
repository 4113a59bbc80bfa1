package dev.runner.event;

/// Which of a child's streams something came from.
public enum Channel {
  STDOUT,
  STDERR
}
