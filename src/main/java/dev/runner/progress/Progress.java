package dev.runner.progress;

/// A way to tell how far a run is. Used by the thread that prints; times are those of a monotonic
/// clock, in nanoseconds.
sealed interface Progress permits Bar, PlainLines, JsonLines, NoProgress {

  void begin(Labels labels, long now);

  /// How long until it wants to be looked at.
  long untilNext(long now);

  void tick(Counts counts, long now);

  /// Takes away what must not stay.
  void end();
}
