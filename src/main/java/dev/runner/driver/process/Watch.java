package dev.runner.driver.process;

import java.io.IOException;
import java.util.Optional;

/// The watchdog that is on guard. Used by one thread.
final class Watch implements AutoCloseable {
  private static final int NONE = -1;

  private Optional<Watchdog> dog = Optional.empty();

  /// Sees to it that there is one; when the system has no room for it, it is tried again at the
  /// next call.
  ///
  /// @return whether there is a new one
  boolean renewed() {
    if (dog.isPresent() && !dog.get().ended()) {
      return false;
    }
    close();
    try {
      dog = Optional.of(Watchdog.start());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// Readable once it has ended; negative when there is none.
  int descriptor() {
    return dog.isPresent() ? dog.get().descriptor() : NONE;
  }

  @Override
  public void close() {
    if (dog.isPresent()) {
      dog.get().close();
      dog = Optional.empty();
    }
  }
}
