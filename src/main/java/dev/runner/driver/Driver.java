package dev.runner.driver;

import dev.runner.event.OutputSink;

/// Makes attempts at tasks.
public interface Driver {

  /// Begins an attempt, and returns soon. It never throws for what the task does.
  ///
  /// @param output is given what the attempt prints, while it does, from threads of the driver's
  ///   own
  /// @param completion told of the end, once
  Running start(Attempt attempt, OutputSink output, Completion completion);

  /// An attempt under way.
  interface Running {

    /// Stops it: gently at first, and at once when that is asked for. It ends as `stopped` when
    /// nothing of it is left; one that had ended by itself before stays what it was. Returns soon;
    /// any thread may ask, any number of times.
    void stop(boolean atOnce);
  }

  /// Who waits for an attempt's end. Told on a thread of the driver's, which must not be kept.
  interface Completion {

    /// What the attempt has to say to others goes out now; told at most once, before its end, and
    /// only by drivers that know.
    default void sent() {}

    /// Its process is there; told at most once, before its end, and only by drivers that start one.
    default void spawned(long pid) {}

    /// It can be used from now on; told at most once, before its end, and only of services.
    default void ready() {}

    /// Something that the user should know, though nothing failed; told before its end.
    default void noticed(String warning) {}

    /// Nothing of the attempt is left.
    void ended(Ending ending);

    /// The driver itself failed: a bug.
    void broken(Throwable cause);
  }
}
