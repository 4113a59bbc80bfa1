package dev.runner.cli;

import dev.runner.journal.Glance;
import dev.runner.journal.PlanIdentity;
import dev.runner.journal.RunFolder;
import dev.runner.plan.Plan;
import java.io.IOException;
import java.util.Optional;

/// How a plan's runs went before this one.
///
/// @param unsuccessful how many of them did not succeed, one after the other
/// @param latest the latest of them that has ended, or was broken off; empty where it is an earlier
///   session of this run, or there is none
record Streak(int unsuccessful, Optional<RunFolder> latest) {
  static final Streak NONE = new Streak(0, Optional.empty());

  /// Before a run, of which nothing counts but its earlier sessions. What can't be read is left
  /// out.
  static Streak before(Leaving leaving, Plan plan, String run) {
    int count = leaving.resumed().map(it -> it.journal().sessions()).orElse(0);
    Optional<RunFolder> latest = Optional.empty();
    try {
      for (RunFolder other : leaving.state().runs(PlanIdentity.of(plan))) {
        if (isBefore(run, other)) {
          latest = latest.or(() -> Optional.of(other));
          if (succeeded(other)) {
            break;
          }
          count++;
        }
      }
    } catch (IOException e) {
      return NONE;
    }
    return new Streak(count, leaving.resumed().isPresent() ? Optional.empty() : latest);
  }

  private static boolean isBefore(String run, RunFolder other) throws IOException {
    return other.named() && other.id().compareTo(run) < 0 && other.told() && !other.underWay();
  }

  private static boolean succeeded(RunFolder run) {
    try {
      return Glance.of(run).succeeded();
    } catch (IOException e) {
      return false;
    }
  }

  /// How many did not succeed one after the other, with this one.
  ///
  /// @param good whether this one has
  int failing(boolean good) {
    return good ? 0 : unsuccessful + 1;
  }

  /// Whether this one has succeeded, and the one before it has not.
  ///
  /// @param good whether this one has
  boolean recovered(boolean good) {
    return good && unsuccessful > 0;
  }
}
