package dev.runner.driver;

import dev.runner.event.OutputSink;

/// Makes one attempt at one task.
public interface Driver {

  /// Makes the attempt and waits for its end, on the calling thread. An interrupt stops it: gently
  /// at first, at once when interrupted again; it returns when nothing of it is left, `stopped`. It
  /// never throws for what the task did.
  ///
  /// @param output is given what the attempt prints, while it does, from threads of the driver's
  ///   own
  Ending attempt(Attempt attempt, OutputSink output);
}
