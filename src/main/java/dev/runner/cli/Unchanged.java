package dev.runner.cli;

import dev.runner.Replay;
import dev.runner.event.Event;
import dev.runner.event.Outcome;
import dev.runner.journal.Journal;
import dev.runner.journal.RunFolder;
import dev.runner.report.Failure;
import dev.runner.report.Results;
import dev.runner.report.TargetId;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/// Whether a run ended as the one before it did, so that nobody need be told. Of a row of runs that
/// go on failing somebody is told now and then, lest it be forgotten: of the 3rd, 10th, 30th,
/// 100th...
///
/// @param before how the runs before it went
record Unchanged(Results results, Streak before) {

  boolean test(boolean good) {
    return good ? !before.recovered(true) : before.unsuccessful() > 0 && !isDue() && same();
  }

  private boolean isDue() {
    int count = before.failing(false);
    while (count % 10 == 0) {
      count /= 10;
    }
    return count == 3 || count == 1;
  }

  /// Whether the same targets have failed. Where that can't be known, it counts as news if some
  /// have.
  private boolean same() {
    Set<TargetId> now = Failure.failed(results);
    try {
      return before.latest().isPresent()
          ? now.equals(failed(before.latest().get()))
          : now.isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private static Set<TargetId> failed(RunFolder run) throws IOException {
    Set<TargetId> failed = new HashSet<>();
    Replay.of(
        Journal.of(run),
        event -> {
          if (event instanceof Event.TargetEnded(var _, var target, Outcome.Failed _, _, _)) {
            failed.add(TargetId.of(target));
          }
        });
    return failed;
  }
}
