package dev.runner.driver.process;

import java.io.IOException;

/// A child could not be started for want of something that others give back: a place in the process
/// table, a descriptor, memory.
final class ShortageException extends IOException {
  private static final long serialVersionUID = 1;

  ShortageException(String message) {
    super(message);
  }
}
