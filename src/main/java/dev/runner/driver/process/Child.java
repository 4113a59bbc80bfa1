package dev.runner.driver.process;

import dev.runner.event.Captured;
import dev.runner.event.Usage;
import java.io.IOException;
import java.util.Optional;

/// A child process that leads a session, and so a process group, of its own; what it prints is
/// being captured.
interface Child extends AutoCloseable {

  /// Its process id, which is its group's and its session's as well.
  long pid();

  /// What it and all that comes of it carry in their environment.
  Mark mark();

  /// How it ended; empty before that, and before all that it printed is there.
  Optional<Exit> exit();

  /// Sends a signal to every process of its group, unless it has ended itself.
  void tell(Signal signal);

  /// What it printed; complete when it has ended.
  Captured stdout();

  /// What it printed; complete when it has ended.
  Captured stderr();

  /// Why some of what it printed could not be kept, if so.
  Optional<IOException> lost();

  /// What it took of the machine; known when it has ended, if the kernel tells.
  default Optional<Usage> usage() {
    return Optional.empty();
  }

  /// Lets go of what was captured.
  @Override
  void close();
}
