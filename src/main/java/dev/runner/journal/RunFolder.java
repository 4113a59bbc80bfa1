package dev.runner.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// What a run leaves: a folder that only its user may enter, so that what is in it is his alone.
///
/// @param path of the folder
/// @param id of the run
public record RunFolder(Path path, String id) {
  /// The events.
  private static final String JOURNAL = "journal.jsonl";

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

  /// Deletes the folder of a run that has told nothing.
  public void deleteIfEmpty() throws IOException {
    if (Files.size(journal()) == 0) {
      Files.delete(journal());
      Files.delete(path);
    }
  }

  /// Writes down what the process ends with: the last line.
  public void exited(Instant at, int code) throws IOException {
    JsonText json = new JsonText();
    json.open('{').field("event", "exited").field("at", at.toString()).field("code", code);
    json.close('}').seal(0);
    try (JournalFile file = JournalFile.append(journal())) {
      file.write(json.bytes(), json.length());
    }
  }

  /// Whether its name says when it began: else it is none of a run.
  public boolean named() {
    return RunName.is(id);
  }

  /// Whether it began before a time, by its name, to the second.
  public boolean before(Instant time) {
    return named() && id.compareTo(RunName.of(time)) < 0;
  }

  /// Whether a process is at work on the run. Where that has not written down its end, it is looked
  /// for among all processes.
  public boolean underWay() throws IOException {
    return !Ending.of(journal()).over() && Writers.any(journal());
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

  private static void makeAll(Path folder) throws IOException {
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
