package dev.runner.report;

import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.Response;
import dev.runner.expr.Value;
import dev.runner.graph.StepNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A task that has ended, as the report tells it.
///
/// @param tries the attempts, the last ones where there are very many
/// @param before how long the attempts took that are no longer among them
/// @param exitCode null value where there is none
/// @param response what it was answered; of one read back, the headers are gone
/// @param printed where the ends of its output are kept
/// @param kept whether an earlier session of the run has done it
record TaskRecord(
    StepNode step,
    Outcome outcome,
    int attempts,
    List<AttemptRecord> tries,
    Duration before,
    Duration duration,
    Value exitCode,
    Optional<Response> response,
    Map<String, Value> outputs,
    OptionalInt printed,
    boolean kept) {

  boolean service() {
    return step.service();
  }

  /// How long it ran in all, the delays between attempts aside.
  Duration uptime() {
    Duration sum = before;
    for (AttemptRecord attempt : tries) {
      sum = sum.plus(attempt.duration());
    }
    return sum;
  }

  int restarts() {
    return Math.max(0, attempts - 1);
  }

  /// Whether it is among what went wrong: not if its failure is tolerated, nor if it never ran.
  boolean wrong() {
    return outcome instanceof Outcome.Failed
        ? !tolerated()
        : outcome instanceof Outcome.Cancelled && attempts > 0;
  }

  /// Whether it failed, and the plan said that this does not matter.
  boolean tolerated() {
    return outcome instanceof Outcome.Failed(_, boolean tolerated) && tolerated;
  }

  /// Whether this is its reason, going by the words.
  boolean endedBy(Reason reason) {
    return outcome.why().map(Reason::text).orElse("").equals(reason.text());
  }
}
