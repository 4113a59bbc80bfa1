package dev.runner.schedule;

import dev.runner.event.Reason;
import java.util.Optional;

/// Whether a run stops before its end, and why. Only the ledger changes it.
final class Stopped implements Rounds.FailingFast {
  /// Empty as long as it goes on.
  Optional<Reason> reason = Optional.empty();

  /// Whether somebody has asked it to.
  boolean asked;

  /// Whether there was no other end to it, when somebody ended it: services were all that was left,
  /// some of which nothing needs, or files were watched.
  boolean left;

  /// Whether somebody ended it before its end.
  boolean interrupted() {
    return asked && !left;
  }

  @Override
  public boolean stopped() {
    return reason.filter(Reason.FailFast.class::isInstance).isPresent();
  }

  @Override
  public void goOn() {
    reason = reason.filter(_ -> !stopped());
  }
}
