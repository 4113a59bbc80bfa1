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
  /// @throws IOException when it can't be started; the message says why, in words that help
  Child spawn(CommandLine command, BiConsumer<Channel, byte[]> show) throws IOException;

  /// Waits for the end of all children, which have been told to.
  @Override
  void close();
}
