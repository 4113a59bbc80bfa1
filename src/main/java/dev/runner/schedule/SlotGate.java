package dev.runner.schedule;

/// Lets a new target of a job begin only while fewer than its `concurrency` are under way: for jobs
/// of which several new targets wait at once, each for its own limiter.
final class SlotGate extends Gate {
  private final JobRun job;
  private final Meter meter;

  SlotGate(JobRun job) {
    this.job = job;
    this.meter = new Meter("concurrency of job " + job.node.id());
  }

  @Override
  long untilOpen() {
    return job.begun() < job.concurrency ? 0 : UNKNOWN;
  }

  @Override
  void pass() {
    // the target counts from here on as begun
  }

  @Override
  void giveBack() {
    // it is the target's end, not the attempt's, that makes room
  }

  @Override
  Meter meter() {
    return meter;
  }
}
