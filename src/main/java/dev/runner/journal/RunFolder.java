package dev.runner.journal;

import dev.runner.plan.Included;
import dev.runner.plan.Plan;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// What a run leaves: a folder that only its user may enter, so that what is in it is his alone.
///
/// @param path of the folder
/// @param id of the run
public record RunFolder(Path path, String id) {
  /// The events.
  private static final String JOURNAL = "journal.jsonl";

  /// The plan as it was.
  private static final String PLAN = "plan.yaml";

  /// What the plan included.
  private static final String INCLUDED = "included";

  /// Is locked as long as a process runs the run.
  private static final String LOCK = "lock";

  /// Makes the folder of a new run.
  ///
  /// @param runs where the folders of a plan's runs stand
  static RunFolder make(Path runs, String id) throws IOException {
    Path path = runs.resolve(id);
    makeAll(runs);
    Files.createDirectory(path, Mine.FOLDER);
    return new RunFolder(path, id);
  }

  /// Where its events are.
  public Path journal() {
    return path.resolve(JOURNAL);
  }

  /// Whether it has told anything. One that was killed while it was made has not: it is no run that
  /// anybody could go on with, or look at.
  public boolean told() {
    return journal().toFile().length() > 0;
  }

  /// Cuts off what a crash has left half written at the end of the journal.
  ///
  /// @param end where the last line ends
  public void cut(long end) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(journal().toFile(), "rw")) {
      if (file.length() > end) {
        file.setLength(end);
      }
    }
  }

  /// Where the text of its plan is, as it was when it began.
  public Path plan() {
    return path.resolve(PLAN);
  }

  /// Writes down the text of its plan, and of what that includes: `included/1-jobs.yaml`.
  public void keep(Plan plan) throws IOException {
    write(plan(), plan.source().text());
    Path folder = path.resolve(INCLUDED);
    Deletion.of(folder);
    if (!plan.included().isEmpty()) {
      makeAll(folder);
    }
    for (int i = 0; i < plan.included().size(); i++) {
      Included file = plan.included().get(i);
      write(folder.resolve((i + 1) + "-" + file.path().getFileName()), file.source().text());
    }
  }

  private static void write(Path file, String text) throws IOException {
    try (OutputStream out = Mine.write(file)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /// Begins to run it, in this process; empty where a process does already.
  public Optional<RunHold> hold() throws IOException {
    return RunHold.take(path.resolve(LOCK));
  }

  /// Whether a process runs it.
  public boolean underWay() throws IOException {
    return RunHold.held(path.resolve(LOCK));
  }

  /// Which other process runs it; empty also where that has only just begun.
  public Optional<RunHold.Holder> holder() throws IOException {
    return RunHold.holder(path.resolve(LOCK));
  }

  /// Deletes the folder of a run that has told nothing.
  public void deleteIfEmpty() throws IOException {
    if (Files.size(journal()) == 0) {
      Files.delete(journal());
      Files.deleteIfExists(plan());
      Deletion.of(path.resolve(INCLUDED));
      Files.deleteIfExists(path.resolve(LOCK));
      Files.delete(path);
    }
  }

  /// Writes down what the process ends with: the last line.
  ///
  /// @param copy gets it, too
  public void exited(Instant at, int code, LineSink copy) throws IOException {
    JsonText json = new JsonText();
    json.open('{').field("event", "exited").field("at", Clock.once(at)).field("code", code);
    json.close('}').seal(0);
    try (JournalFile file = JournalFile.append(journal())) {
      file.write(json.bytes(), json.length());
    }
    copy.write(json.bytes(), json.length());
  }

  /// Whether its name says when it began: else it is none of a run.
  public boolean named() {
    return RunName.is(id);
  }

  /// Whether it began before a time, by its name, to the second.
  public boolean before(Instant time) {
    return named() && id.compareTo(RunName.of(time)) < 0;
  }

  /// Deletes it, with all that is in it.
  public void delete() throws IOException {
    Deletion.of(path);
  }

  /// Makes the folders above a path that are missing.
  static void makeAbove(Path path) throws IOException {
    Path above = path.getParent();
    if (above != null) {
      makeAll(above);
    }
  }

  static void makeAll(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      makeAbove(folder);
      try {
        Files.createDirectory(folder, Mine.FOLDER);
      } catch (FileAlreadyExistsException e) {
        if (!Files.isDirectory(folder)) {
          throw e;
        }
      }
    }
  }
}
