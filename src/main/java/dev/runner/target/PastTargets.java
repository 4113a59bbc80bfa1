package dev.runner.target;

import dev.runner.plan.TargetSource;
import java.io.IOException;
import java.util.Optional;

/// The port through which targets come that did not succeed in an earlier run.
public interface PastTargets {

  /// Those that a source asks for. All is called by the thread that called [TargetReader#read].
  ///
  /// @throws IOException the run is not there, or can't be read; the message says which and why
  Found open(TargetSource.FailedOf source) throws IOException;

  /// Targets in their order; to be closed.
  interface Found extends AutoCloseable {

    /// The next one, as expressions saw it; empty behind the last.
    Optional<Row> next() throws IOException;

    @Override
    void close() throws IOException;

    /// None.
    Found NONE =
        new Found() {
          @Override
          public Optional<Row> next() {
            return Optional.empty();
          }

          @Override
          public void close() {}
        };
  }

  /// There was no run.
  PastTargets NONE = _ -> Found.NONE;
}
