package dev.runner;

import dev.runner.event.EventSink;
import dev.runner.graph.Graph;
import dev.runner.journal.Journal;
import dev.runner.read.Given;
import dev.runner.text.Source;
import java.io.IOException;
import java.util.Map;

/// Tells once more what a run told, from its journal.
public final class Replay {
  private Replay() {}

  /// Tells the events of a run's last session, those that a report is made of.
  ///
  /// @throws IOException when the journal can't be read, or is damaged
  public static void of(Journal journal, EventSink sink) throws IOException {
    Journal.Session session =
        journal.session().orElseThrow(() -> new IOException("the run has told nothing"));
    journal.replay(graph(session), sink);
  }

  /// The jobs and steps by their names; nothing of it can be run.
  private static Graph graph(Journal.Session session) {
    Given given =
        new Given(Map.of(), Map.of(), session.folder(), session.folder(), session.folder());
    return Runner.load(new Source("journal", session.graph()), given, RunOptions.NONE).graph();
  }
}
