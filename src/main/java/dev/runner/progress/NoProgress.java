package dev.runner.progress;

/// Tells nothing.
record NoProgress() implements Progress {
  @Override
  public void begin(Labels labels, long now) {}

  @Override
  public long untilNext(long now) {
    return Long.MAX_VALUE;
  }

  @Override
  public void tick(Counts counts, long now) {}

  @Override
  public void end() {}
}
