package dev.runner.progress;

/// How the services of a run are.
///
/// @param all that were started, or were to be
/// @param starting not ready yet
/// @param restarting ended, and waiting to be started again
/// @param failed for good
record ServiceCounts(int all, int starting, int up, int restarting, int failed) {
  static final ServiceCounts NONE = new ServiceCounts(0, 0, 0, 0, 0);

  /// Whether all that are left are under way.
  boolean any() {
    return starting + up + restarting > 0;
  }
}
