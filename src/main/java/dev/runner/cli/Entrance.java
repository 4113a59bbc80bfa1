package dev.runner.cli;

import dev.runner.journal.PlanIdentity;
import dev.runner.journal.PlanLock;
import dev.runner.journal.RunFolder;
import dev.runner.journal.RunHold;
import dev.runner.journal.StateFolder;
import dev.runner.plan.Durations;
import dev.runner.plan.Overlap;
import dev.runner.plan.Plan;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Lets a run of a plan begin, or not, where another one may be under way.
///
/// @param signals end the waiting
/// @param quiet whether nothing is said of a run that is skipped
record Entrance(
    Surroundings surroundings, StateFolder state, SignalHandlers signals, boolean quiet) {
  /// So often is looked who is under way: another run may have begun a moment ago, and not yet said
  /// who it is.
  private static final int LOOKS = 50;

  private static final Duration BETWEEN = Duration.ofMillis(10);

  /// Locks the plan for a run.
  ///
  /// @throws Abort when the run is not to begin
  PlanLock enter(Plan plan, Overlap overlap) {
    PlanIdentity identity = PlanIdentity.of(plan);
    try {
      PlanLock lock = state.lock(identity);
      switch (overlap.policy()) {
        case ALLOW -> lock.join();
        case SKIP -> alone(lock, quiet ? Optional.empty() : Optional.of(identity), ExitCode.OK);
        case FAIL -> alone(lock, Optional.of(identity), ExitCode.TRY_AGAIN);
        case WAIT -> waited(lock, identity, overlap.timeout());
      }
      return lock;
    } catch (IOException e) {
      throw Keeping.refused(state, e);
    }
  }

  /// @param told of whom it is said who is under way; empty: nothing is said
  /// @param code of a run that is not done
  private void alone(PlanLock lock, Optional<PlanIdentity> told, int code) throws IOException {
    if (!lock.tryAlone()) {
      String who = told.isPresent() ? who(told.get()) : "";
      throw new Abort(code, told.map(_ -> "runner: " + who + "; nothing was started").orElse(""));
    }
  }

  private void waited(PlanLock lock, PlanIdentity identity, Optional<Duration> timeout)
      throws IOException {
    if (lock.tryAlone()) {
      return;
    }
    Thread waiting = Thread.currentThread();
    signals.heed((_, _) -> waiting.interrupt());
    try {
      surroundings.err().println("runner: waiting: " + who(identity));
      if (!lock.awaitAlone(timeout)) {
        throw new Abort(
            ExitCode.TRY_AGAIN,
            "runner: another run of the plan is still under way after "
                + Durations.write(timeout.orElseThrow())
                + "; nothing was started");
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
    if (signals.came().isPresent()) {
      throw interrupted();
    }
  }

  private Abort interrupted() {
    return new Abort(
        ExitCode.signal(signals.came().orElse(2)),
        "runner: interrupted while waiting for another run; nothing was started");
  }

  /// Who is under way, for people.
  private String who(PlanIdentity identity) throws IOException {
    for (int i = 0; i < LOOKS; i++) {
      for (RunFolder run : state.runs(identity)) {
        Optional<RunHold.Holder> holder = run.holder();
        if (holder.isPresent()) {
          return told(run, holder.get());
        }
      }
      if (!slept()) {
        break;
      }
    }
    return "another run of the plan is just beginning";
  }

  private static boolean slept() {
    try {
      Thread.sleep(BETWEEN);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String told(RunFolder run, RunHold.Holder holder) {
    return "run "
        + run.id()
        + " of the plan is under way since "
        + holder.since().truncatedTo(ChronoUnit.SECONDS)
        + " (pid "
        + holder.pid()
        + ")";
  }
}
