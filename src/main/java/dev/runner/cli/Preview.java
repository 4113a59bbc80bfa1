package dev.runner.cli;

import dev.runner.Loaded;
import dev.runner.expr.JsonDocument;
import dev.runner.journal.StateFolder;
import dev.runner.plan.Plan;
import dev.runner.spool.Spool;
import java.io.IOException;
import java.util.Optional;

/// Shows what a run would do, without doing any of it.
record Preview(Surroundings surroundings, RunArguments arguments, Loaded loaded, Form form) {
  private static final int FIRST = 1;

  /// How it is shown.
  ///
  /// @param resolve whether commands are run, and servers asked, for targets
  /// @param curl whether requests are shown as commands of curl, those of every target
  record Form(OutlineFormat format, boolean resolve, boolean curl) {
    /// Of a command that would run something.
    static Form of(RunArguments arguments) {
      return new Form(arguments.outline(), false, false);
    }
  }

  Plan plan() {
    return loaded.graph().plan();
  }

  /// Of a run that begins.
  ///
  /// @param state where runs are kept; empty where nobody keeps any
  /// @return whether there is something to be done
  boolean show(Optional<StateFolder> state) throws IOException, InterruptedException {
    boolean all = arguments.verbose() || form.curl();
    return switch (form.format()) {
      case TEXT -> outline(state, new OutlineText(this, surroundings.out()), all);
      case JSON -> document(it -> outline(state, new OutlineJson(this, it), true));
    };
  }

  private boolean outline(Optional<StateFolder> state, OutlinePage page, boolean all)
      throws IOException, InterruptedException {
    Outline.Depth depth = new Outline.Depth(form.resolve(), all ? Integer.MAX_VALUE : FIRST);
    return new Outline(this, state, depth, page).tell();
  }

  /// Of a run that is gone on with.
  ///
  /// @return whether there is something to be done
  boolean show(Resumption resumption, StateFolder state) throws IOException, InterruptedException {
    ResumeOutline outline = new ResumeOutline(this, resumption, state);
    return switch (form.format()) {
      case TEXT -> outline.tell(new ResumeText(this, surroundings.out()));
      case JSON -> document(it -> outline.tell(new ResumeJson(this, it)));
    };
  }

  private interface Writing {
    boolean on(JsonDocument document) throws IOException, InterruptedException;
  }

  /// The whole document, or nothing.
  private boolean document(Writing writing) throws IOException, InterruptedException {
    try (Spool spool = new Spool(surroundings.scratch())) {
      Withheld withheld = new Withheld(spool);
      boolean open;
      try (JsonDocument document = new JsonDocument(withheld)) {
        open = writing.on(document);
      }
      withheld.write('\n');
      withheld.release(surroundings.stdout());
      return open;
    }
  }
}
