package dev.runner.schedule;

import java.util.List;
import java.util.stream.IntStream;

/// Time is about to move on while permits of the plan are free: nothing may wait that could have
/// started.
///
/// @param stopping whether the run is
/// @param late whether limiters may let less pass than an account of the starts allows
/// @param limiters of all attempts so far
record Standstill(
    long now,
    boolean stopping,
    boolean late,
    LimiterAccounts limiters,
    FollowingAccount following) {

  /// @param job one that runs
  void check(Account.JobAccount job) {
    job.targets.values().stream()
        .filter(it -> it.started && !it.ended)
        .forEach(this::assertNoneWaits);
    if (!stopping
        && !job.stopped()
        && job.underWay < job.node.job().control().concurrency().orElse(Integer.MAX_VALUE)) {
      assertNoneToBegin(job);
    }
  }

  private void assertNoneWaits(Account.TargetAccount target) {
    for (Account.TaskAccount task : target.tasks) {
      boolean could = task.end.isEmpty() && !task.running && now >= task.again && target.turn(task);
      if (could && passes(task, target)) {
        throw new AssertionError("could run: " + target.target().key() + " " + task.step);
      }
    }
  }

  /// The next target in order begins when one of its first steps could run; where the targets have
  /// limiters of their own, any does.
  private void assertNoneToBegin(Account.JobAccount job) {
    IntStream.range(job.keyed || job.follows() ? 0 : job.next, job.size.orElseThrow())
        .mapToObj(job::target)
        .filter(it -> !it.started && !it.ended && job.reached(it.index()))
        .filter(it -> following.met(job, it))
        .limit(job.keyed ? Integer.MAX_VALUE : 1)
        .forEach(this::assertNotToBegin);
  }

  private void assertNotToBegin(Account.TargetAccount target) {
    for (Account.TaskAccount task : target.tasks) {
      boolean first = task.step.needs().isEmpty() && !task.step.last();
      boolean plain = task.step.step().condition().isEmpty() && task.end.isEmpty();
      if (first && plain && passes(task, target)) {
        throw new AssertionError("could begin: " + target.target().key() + " " + task.step);
      }
    }
  }

  /// Whether all limiters would certainly let an attempt pass.
  private boolean passes(Account.TaskAccount task, Account.TargetAccount target) {
    List<LimiterAccount> passed = limiters.passed(task.step, target.target());
    return late ? passed.isEmpty() : passed.stream().allMatch(it -> it.fits(now));
  }
}
