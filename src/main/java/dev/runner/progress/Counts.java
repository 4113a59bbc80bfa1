package dev.runner.progress;

/// How far a run is.
///
/// @param total targets known so far, those that have nothing but services aside
/// @param complete whether there will be no more of them
/// @param done targets of them that ended in any way, or have nothing left but services
/// @param running attempts, those at services aside
/// @param retrying tasks that wait for their next attempt
record Counts(
    long total,
    boolean complete,
    long done,
    long failed,
    int running,
    int retrying,
    ServiceCounts services,
    Phase phase) {
  static final Counts NONE = new Counts(0, false, 0, 0, 0, 0, ServiceCounts.NONE, Phase.FIRST);

  /// Where a run stands that may begin anew.
  enum Phase {
    /// Everything is done for the first time.
    FIRST,
    /// Nothing is left but to wait for changes of files.
    RESTING,
    /// Some of it is done anew.
    ANEW,
    /// It stops before all is done for the first time.
    STOPPING
  }

  boolean resting() {
    return phase == Phase.RESTING;
  }

  /// Whether services are all that is left, so that only somebody's wish ends the run.
  boolean watching() {
    return complete && done == total && services.any();
  }

  /// Whether it can be told when all is done.
  boolean foreseeable() {
    return phase == Phase.FIRST && complete && done < total;
  }
}
