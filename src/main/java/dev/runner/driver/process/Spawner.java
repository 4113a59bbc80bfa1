package dev.runner.driver.process;

import java.io.IOException;

/// Starts child processes.
interface Spawner {

  /// Starts a command as the leader of a session of its own.
  ///
  /// @throws IOException when it can't be started; the message is the system's
  Child spawn(CommandLine command) throws IOException;
}
