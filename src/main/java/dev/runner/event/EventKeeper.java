package dev.runner.event;

/// Keeps what is told, so that those who are told of it learn of nothing that could be lost. Used
/// by the thread that owns the run.
public interface EventKeeper {

  /// What was told so far must not be lost with this process.
  void flush();

  /// Waits until all that was told so far has been told on.
  ///
  /// @throws IllegalStateException when that will never be, by a mistake of ours
  void settle() throws InterruptedException;

  /// Does something once all that was told so far has been told on.
  void afterwards(Runnable action);

  /// Keeps nothing, and tells on at once.
  EventKeeper NONE =
      new EventKeeper() {
        @Override
        public void flush() {}

        @Override
        public void settle() {}

        @Override
        public void afterwards(Runnable action) {
          action.run();
        }
      };
}
