package dev.runner.journal;

import dev.runner.event.Event;
import dev.runner.event.EventSink;
import dev.runner.expr.Json;
import dev.runner.expr.Value;
import dev.runner.graph.Graph;
import dev.runner.graph.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/// What is in a run's journal. A run that was resumed has several sessions in it, of which the last
/// tells of all targets.
public final class Journal {
  private final RunFolder folder;
  private final Optional<Session> session;
  private final OptionalInt exitCode;
  private final long end;
  private final int sessions;

  /// A session of a run.
  ///
  /// @param plan its name
  /// @param file where it was written, as the caller said it
  /// @param at when it began
  /// @param graph what a report has to know of the plan, as a plan
  /// @param offset of its first line
  public record Session(
      String plan, String file, Path folder, Instant at, String graph, Head head, long offset) {

    /// What the marks in the environments of its children begin with.
    public String mark() {
      return head.mark();
    }
  }

  private Journal(RunFolder folder, Look look, long end) {
    this.folder = folder;
    this.session = look.session;
    this.exitCode = look.exitCode;
    this.sessions = look.sessions;
    this.end = end;
  }

  /// Reads all of it once.
  ///
  /// @throws DamagedJournalException when it is not known what has been done
  public static Journal of(RunFolder folder) throws IOException {
    return of(folder, _ -> {});
  }

  /// The same, showing each line to somebody else as well.
  static Journal of(RunFolder folder, JournalReader.Sink other) throws IOException {
    Look look = new Look();
    long end =
        JournalReader.read(
            folder.journal(),
            0,
            line -> {
              look.line(line);
              other.line(line);
            });
    return new Journal(folder, look, end);
  }

  /// What is looked for.
  private static final class Look implements JournalReader.Sink {
    private Optional<Session> session = Optional.empty();
    private OptionalInt exitCode = OptionalInt.empty();
    private int sessions;

    @Override
    public void line(JournalReader.Line line) throws IOException {
      if (line.is("run_started")) {
        session = Optional.of(session(JsonFields.of(line), line.offset()));
        exitCode = OptionalInt.empty();
        sessions++;
      } else if (line.is("exited")) {
        exitCode = OptionalInt.of(JsonFields.of(line).small("code"));
      }
    }

    private static Head head(JsonFields of) throws FormatException {
      List<String> arguments = new ArrayList<>();
      for (Value argument : of.list("arguments")) {
        arguments.add(argument.text().orElse(""));
      }
      return new Head(of.text("mark"), arguments, Path.of(of.text("caller")));
    }

    private static Session session(JsonFields of, long offset) throws FormatException {
      if (of.number("version") != EventLines.VERSION) {
        throw new FormatException("it is of version " + of.number("version") + " of the format");
      }
      return new Session(
          of.text("plan"),
          of.text("file"),
          Path.of(of.text("folder")),
          Instant.parse(of.text("at")),
          Json.write(of.object("graph")),
          head(of),
          offset);
    }
  }

  public RunFolder folder() {
    return folder;
  }

  /// Its last session; empty where not even the first one has begun.
  public Optional<Session> session() {
    return session;
  }

  /// How many there are.
  public int sessions() {
    return sessions;
  }

  /// What its process ended with; empty where nobody wrote that down, as after `kill -9`.
  public OptionalInt exitCode() {
    return exitCode;
  }

  /// Where its last line ends; what stands behind that was being written in a crash.
  public long end() {
    return end;
  }

  /// The tasks of its last session that have ended, in the order of the plan.
  ///
  /// @param graph that of the session
  public TaskLines tasks(Graph graph, Predicate<Task> wanted) throws IOException {
    return TaskLines.of(folder, graph, session.orElseThrow().offset(), wanted);
  }

  /// Its last session as it goes on, from its beginning.
  ///
  /// @param graph that of the session
  public Growing growing(Graph graph) {
    return new Growing(folder, graph, session.orElseThrow().offset());
  }

  /// Tells the events of its last session, those that a report is made of.
  ///
  /// @param graph that of the session
  public void replay(Graph graph, EventSink sink) throws IOException {
    replay(new EventReader(graph, folder.path()), sink);
  }

  /// The same, and the starts of targets, with what expressions saw of them.
  ///
  /// @param graph that of the session
  public void replayWithStarts(Graph graph, EventSink sink) throws IOException {
    replay(new EventReader(graph, folder.path(), true), sink);
  }

  private void replay(EventReader reader, EventSink sink) throws IOException {
    JournalReader.read(
        folder.journal(),
        session.orElseThrow().offset(),
        line -> {
          Optional<Event> event = reader.event(line);
          event.ifPresent(sink::accept);
        });
  }
}
