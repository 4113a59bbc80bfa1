package dev.runner.schedule;

/// Something to do at a time.
///
/// @param nanos when, on the ledger's clock
/// @param number distinguishes timers of the same time, in the order in which they were set
record Timer(long nanos, long number, Runnable action) implements Comparable<Timer> {

  @Override
  public int compareTo(Timer other) {
    int byTime = Long.signum(nanos - other.nanos);
    return byTime != 0 ? byTime : Long.compare(number, other.number);
  }
}
