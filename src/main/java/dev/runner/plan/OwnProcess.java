package dev.runner.plan;

import java.util.Optional;

/// The process that runner is.
public final class OwnProcess {
  /// Its id. The launcher tells it: the JVM, asked for it, gets ready to wait for processes first.
  public static final long ID =
      Optional.ofNullable(Long.getLong("runner.pid"))
          .orElseGet(() -> ProcessHandle.current().pid());

  private OwnProcess() {}
}
