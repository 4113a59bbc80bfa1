package dev.runner.cli;

import dev.runner.expr.Value;
import dev.runner.journal.Earlier;
import dev.runner.journal.Glance;
import dev.runner.journal.RunFolder;
import dev.runner.report.Elapsed;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A run in a list of runs.
///
/// @param glance empty where its folder can't be read, or is none of a run
/// @param outcome in a word
/// @param note what is wrong with its folder, or strikes the eye; empty where nothing is
record RunState(RunFolder folder, Optional<Glance> glance, String outcome, String note) {
  static final List<String> HEADINGS =
      List.of("run", "started", "plan", "outcome", "targets", "failed", "duration", "");

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private static final String NOTHING = "-";

  static RunState of(RunFolder folder) {
    try {
      Glance glance = Glance.of(folder);
      return new RunState(folder, Optional.of(glance), outcome(folder, glance), "");
    } catch (IOException e) {
      return new RunState(folder, Optional.empty(), "unreadable", why(e));
    }
  }

  private static String why(IOException e) {
    return e instanceof NoSuchFileException || e instanceof FileNotFoundException
        ? "there is no journal in it"
        : String.valueOf(e.getMessage());
  }

  private static String outcome(RunFolder folder, Glance glance) throws IOException {
    return glance.end().isPresent()
        ? glance.end().get().verdict().word()
        : folder.underWay() ? "running" : "interrupted";
  }

  /// The same, with a note where it took clearly longer than others before it.
  RunState comparedWith(Earlier earlier) {
    return note.isEmpty() && earlier.exceeded(folder).isPresent()
        ? new RunState(folder, glance, outcome, "slower than usual")
        : this;
  }

  /// A time as the caller's clock shows it.
  static String local(Instant time) {
    return LOCAL.format(time);
  }

  /// What a table shows of it.
  List<String> row() {
    Optional<Glance.End> end = glance.flatMap(Glance::end);
    return List.of(
        folder.id(),
        glance.map(it -> local(it.started())).orElse(NOTHING),
        glance.map(Glance::plan).orElse(NOTHING),
        outcome,
        end.map(it -> Long.toString(it.totals().targets())).orElse(NOTHING),
        end.map(it -> Long.toString(it.totals().failed())).orElse(NOTHING),
        glance.map(it -> Elapsed.of(it.duration())).orElse(NOTHING),
        note);
  }

  /// All of it, for a program.
  Value json() {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("run", Value.of(folder.id()));
    fields.put("outcome", Value.of(outcome));
    glance.ifPresent(it -> put(it, fields));
    fields.put("folder", Value.of(folder.path().toString()));
    if (!note.isEmpty()) {
      fields.put("note", Value.of(note));
    }
    return new Value.Obj(fields);
  }

  private static void put(Glance glance, Map<String, Value> fields) {
    fields.put("plan", Value.of(glance.plan()));
    fields.put("file", Value.of(glance.file().toString()));
    fields.put("started", Value.of(glance.started().toString()));
    fields.put("duration_ms", Value.of(glance.duration().toMillis()));
    glance.end().ifPresent(it -> fields.put("totals", totals(it)));
    glance.exitCode().ifPresent(it -> fields.put("exit_code", Value.of(it)));
  }

  private static Value totals(Glance.End end) {
    Map<String, Value> totals = new LinkedHashMap<>();
    totals.put("targets", Value.of(end.totals().targets()));
    totals.put("succeeded", Value.of(end.totals().succeeded()));
    totals.put("failed", Value.of(end.totals().failed()));
    totals.put("skipped", Value.of(end.totals().skipped()));
    totals.put("cancelled", Value.of(end.totals().cancelled()));
    return new Value.Obj(totals);
  }
}
