package dev.runner.journal;

/// Takes lines of a journal when they are on disk, as they are there.
@FunctionalInterface
public interface LineSink {
  /// Nobody wants them.
  LineSink NONE = (_, _) -> {};

  /// Called for lines in their order, never by two threads at once.
  ///
  /// @param bytes whole lines, valid during the call
  /// @param length how many of them count
  void write(byte[] bytes, int length);
}
