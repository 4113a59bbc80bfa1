package dev.runner.journal;

import dev.runner.event.KeptTask;
import dev.runner.graph.Graph;
import dev.runner.graph.Target;
import dev.runner.graph.Task;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What the sessions of a run have done so far, found by what it is called: where it stood in the
/// plan or among the rows does not matter. Used by one thread.
public final class Recall implements AutoCloseable {
  private static final long UNDER_WAY = -1;
  private static final long UNDONE = -2;
  private static final String NO_ATTEMPT = "\"attempts\":0,";
  private static final String BROKEN_OFF = "\"kind\":\"broken_off\"";
  private static final String SUCCEEDED = "\",\"outcome\":\"succeeded\"";

  private final Journal journal;
  private final RandomAccessFile file;
  private final EventReader reader;
  private final Called called = new Called();
  private final Places tasks;
  private final Places targets;

  private Recall(Journal journal, RandomAccessFile file, EventReader reader, Look look) {
    this.journal = journal;
    this.file = file;
    this.reader = reader;
    this.tasks = look.tasks;
    this.targets = look.targets;
  }

  /// Reads a journal.
  ///
  /// @param graph of the plan as it is now
  /// @throws DamagedJournalException when it is not known what has been done
  public static Recall of(RunFolder folder, Graph graph) throws IOException {
    Look look = new Look();
    Journal journal = Journal.of(folder, look);
    RandomAccessFile file = new RandomAccessFile(folder.journal().toFile(), "r");
    return new Recall(journal, file, new EventReader(graph, folder.path()), look);
  }

  /// Notes where the ends of tasks and targets stand.
  private static final class Look implements JournalReader.Sink {
    private final Places tasks = new Places();
    private final Places targets = new Places();

    @Override
    public void line(JournalReader.Line line) {
      if (line.is("attempt_started")) {
        tasks.put(Called.in(line, true).hash(), UNDER_WAY, 0);
      } else if (line.is("task_ended") || line.is("task_kept")) {
        ended(line);
      } else if (line.is("target_started") || line.is("target_again")) {
        targets.put(Called.in(line, false).hash(), UNDONE, 0);
      } else if (line.is("target_ended")) {
        put(targets, line, Called.in(line, false));
      }
    }

    private void ended(JournalReader.Line line) {
      Called.Said said = Called.in(line, true);
      if (tasks.start(said.hash(), UNDONE) != UNDER_WAY || !passedOver(line, said.end())) {
        put(tasks, line, said);
      }
    }

    /// Whether nothing was done of a task, nor said of how it was left: a step before it has failed
    /// this time, or the run was stopped before it came to it. What was under way remains so.
    private static boolean passedOver(JournalReader.Line line, int from) {
      return !line.isAt(from, SUCCEEDED)
          && line.behind(NO_ATTEMPT, from) >= 0
          && line.behind(BROKEN_OFF, from) < 0;
    }

    private static void put(Places places, JournalReader.Line line, Called.Said said) {
      long start = line.isAt(said.end(), SUCCEEDED) ? line.offset() : UNDONE;
      places.put(said.hash(), start, line.end() - line.start());
    }
  }

  public Journal journal() {
    return journal;
  }

  /// How many tasks have succeeded.
  public int done() {
    return tasks.size() - tasks.count(UNDER_WAY) - tasks.count(UNDONE);
  }

  /// How many tasks were under way when the last session broke off.
  public int underWay() {
    return tasks.count(UNDER_WAY);
  }

  /// Whether a task was.
  public boolean underWay(Task task) {
    return tasks.start(called.hash(task), UNDONE) == UNDER_WAY;
  }

  /// Whether anything is known of a target.
  public boolean knows(Target target) {
    return targets.start(called.hash(target), Long.MIN_VALUE) != Long.MIN_VALUE;
  }

  /// How a task ended that has succeeded.
  public Optional<KeptTask> task(Task task) {
    long hash = called.hash(task);
    return at(tasks, hash).filter(it -> names(it, task)).map(it -> kept(task, it));
  }

  /// What defined a task that has succeeded.
  public Optional<String> content(Task task) {
    return at(tasks, called.hash(task)).flatMap(Recall::content);
  }

  private static Optional<String> content(JsonFields of) {
    try {
      return of.has("content") ? Optional.of(of.text("content")) : Optional.empty();
    } catch (FormatException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// How long a target took that has succeeded.
  public Optional<Duration> duration(Target target) {
    return at(targets, called.hash(target)).map(Recall::duration);
  }

  private static Duration duration(JsonFields of) {
    try {
      return of.duration("duration_ms");
    } catch (FormatException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean names(JsonFields of, Task task) {
    try {
      return of.text("job").equals(task.job().id())
          && of.text("key").equals(task.target().key())
          && of.text("step").equals(task.step().id());
    } catch (FormatException e) {
      throw new UncheckedIOException(e);
    }
  }

  private KeptTask kept(Task task, JsonFields of) {
    try {
      return reader.kept(Instant.parse(of.text("at")), task, of);
    } catch (FormatException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<JsonFields> at(Places places, long hash) {
    long start = places.start(hash, UNDONE);
    if (start < 0) {
      return Optional.empty();
    }
    try {
      byte[] bytes = new byte[places.length(hash)];
      file.seek(start);
      file.readFully(bytes);
      return Optional.of(JsonFields.of(new JournalReader.Line(bytes, 0, bytes.length, start, 0)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
