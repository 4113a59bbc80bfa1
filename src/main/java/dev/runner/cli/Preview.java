package dev.runner.cli;

import dev.runner.Loaded;
import dev.runner.journal.StateFolder;
import dev.runner.plan.Plan;
import java.util.Optional;

/// Shows what a run would do, without doing any of it.
record Preview(Surroundings surroundings, RunArguments arguments, Loaded loaded, Form form) {
  private static final int FIRST = 1;

  /// How it is shown.
  ///
  /// @param resolve whether commands are run, and servers asked, for targets
  /// @param curl whether requests are shown as commands of curl, those of every target
  record Form(boolean resolve, boolean curl) {
    static final Form USUAL = new Form(false, false);
  }

  Plan plan() {
    return loaded.graph().plan();
  }

  /// Of a run that begins.
  ///
  /// @param state where runs are kept; empty where nobody keeps any
  /// @return whether there is something to be done
  boolean show(Optional<StateFolder> state) throws InterruptedException {
    int most = arguments.verbose() || form.curl() ? Integer.MAX_VALUE : FIRST;
    return new Outline(
            this,
            state,
            new Outline.Depth(form.resolve(), most),
            new OutlineText(this, surroundings.out()))
        .tell();
  }

  /// Of a run that is gone on with.
  ///
  /// @return whether there is something to be done
  boolean show(Resumption resumption, StateFolder state) throws InterruptedException {
    return new ResumeOutline(this, resumption, state)
        .tell(new ResumeText(this, surroundings.out()));
  }
}
