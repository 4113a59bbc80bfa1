package dev.runner;

import dev.runner.event.EventSink;
import dev.runner.graph.Graph;
import dev.runner.graph.Task;
import dev.runner.journal.Growing;
import dev.runner.journal.Journal;
import dev.runner.journal.TaskLines;
import dev.runner.read.Given;
import dev.runner.read.ReportWords;
import dev.runner.report.ColumnSink;
import dev.runner.text.Source;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Tells once more what a run told, from its journal.
public final class Replay {
  private Replay() {}

  /// Tells the events of a run's last session, those that a report is made of.
  ///
  /// @throws IOException when the journal can't be read, or is damaged
  public static void of(Journal journal, EventSink sink) throws IOException {
    journal.replay(graph(journal), sink);
  }

  /// The same, with other reports than its jobs have.
  ///
  /// @param words what is wanted of reports
  /// @return what is wrong with that; nothing where nothing is
  /// @throws IOException when the journal can't be read, or is damaged
  public static List<String> of(Journal journal, ReportWords words, EventSink sink)
      throws IOException {
    Journal.Session session = session(journal);
    Loaded loaded = loaded(session, words);
    journal.replayWithStarts(
        loaded.graph(), new ColumnSink(sink, loaded(session, ReportWords.NONE).graph()));
    return loaded.usage();
  }

  /// The tasks of a run's last session that have ended, in the order of the plan.
  ///
  /// @throws IOException when the journal can't be read, or is damaged
  public static TaskLines tasks(Journal journal, Predicate<Task> wanted) throws IOException {
    return journal.tasks(graph(journal), wanted);
  }

  /// A run's last session as it goes on.
  ///
  /// @throws IOException when it has not begun
  public static Growing growing(Journal journal) throws IOException {
    return journal.growing(graph(journal));
  }

  static Graph graph(Journal journal) throws IOException {
    return loaded(session(journal), ReportWords.NONE).graph();
  }

  private static Journal.Session session(Journal journal) throws IOException {
    return journal.session().orElseThrow(() -> new IOException("the run has told nothing"));
  }

  /// The jobs and steps by their names; nothing of it can be run.
  private static Loaded loaded(Journal.Session session, ReportWords words) {
    Given given =
        new Given(Map.of(), Map.of(), session.folder(), session.folder(), session.folder());
    return Runner.load(new Source("journal", session.graph()), given.with(words), RunOptions.NONE);
  }
}
