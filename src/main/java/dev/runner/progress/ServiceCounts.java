package dev.runner.progress;

/// How the services of a run are.
///
/// @param all that were started, or were to be
/// @param starting not ready yet
/// @param restarting ended, and waiting to be started again
/// @param failed for good
record ServiceCounts(int all, int starting, int up, int restarting, int failed) {
  static final ServiceCounts NONE = new ServiceCounts(0, 0, 0, 0, 0);

  /// Whether some are under way.
  boolean any() {
    return underWay() > 0;
  }

  int underWay() {
    return starting + up + restarting;
  }
}
