package dev.runner.cli;

import dev.runner.PastRuns;
import dev.runner.journal.Earlier;
import dev.runner.journal.Head;
import dev.runner.journal.PlanIdentity;
import dev.runner.journal.RunFolder;
import dev.runner.journal.StateFolder;
import dev.runner.pace.Usual;
import dev.runner.plan.Plan;
import dev.runner.schedule.Memory;
import java.io.IOException;
import java.util.Optional;

/// What a run is to leave, and what it goes on with.
///
/// @param resumed an earlier run that is gone on with
record Leaving(StateFolder state, Head head, Optional<Resumption> resumed) {
  private static final String FIRST = "outputs";

  /// The id of the run: a resumed one keeps its own.
  String run() {
    return resumed.map(it -> it.journal().folder().id()).orElseGet(RunId::next);
  }

  /// The runs before it.
  PastRuns past() {
    return new PastRuns(state, resumed.map(it -> it.journal().folder().id()));
  }

  /// The folder of the run, ready for a further session.
  RunFolder folder(Plan plan, String run) throws IOException {
    if (resumed.isEmpty()) {
      return state.make(PlanIdentity.of(plan), run);
    }
    RunFolder folder = resumed.get().journal().folder();
    folder.cut(resumed.get().journal().end());
    return folder;
  }

  /// What earlier runs of the plan took.
  Usual usual(Plan plan, String run) {
    return new Earlier().before(state.folder(PlanIdentity.of(plan), run));
  }

  /// Where the session keeps what tasks print.
  String outputs() {
    return resumed.map(Resumption::outputs).orElse(FIRST);
  }

  Memory memory() {
    return resumed.<Memory>map(Resumption::memory).orElse(Memory.NONE);
  }
}
