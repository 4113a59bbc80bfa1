package dev.runner.driver.process;

import dev.runner.event.Channel;
import java.io.IOException;
import java.util.function.BiConsumer;

/// Starts child processes.
interface Spawner extends AutoCloseable {

  /// Starts a command.
  ///
  /// @param show is given what it prints, in the order read, on threads of the spawner's; it may
  ///   make them wait
  /// @param ended told once, when the child has ended and all that it printed is there; on a thread
  ///   that must not be kept
  /// @throws ShortageException when the system has no room for it now
  /// @throws IOException when it can't be started; the message says why, in words that help
  Child spawn(CommandLine command, BiConsumer<Channel, byte[]> show, Runnable ended)
      throws IOException;

  /// Has something tried again when there may be room for another child: when one has ended, or
  /// after a while.
  void whenRoom(Runnable again);

  /// Waits for the end of all children, which have been told to.
  @Override
  void close();
}
