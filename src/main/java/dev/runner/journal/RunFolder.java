package dev.runner.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;

/// What a run leaves: a folder that only its user may enter, so that what is in it is his alone.
///
/// @param path of the folder
/// @param id of the run
public record RunFolder(Path path, String id) {
  /// The events.
  private static final String JOURNAL = "journal.jsonl";

  private static final FileAttribute<Set<PosixFilePermission>> MINE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /// Makes the folder of a new run.
  ///
  /// @param runs where the folders of a plan's runs stand
  static RunFolder make(Path runs, String id) throws IOException {
    Path path = runs.resolve(id);
    makeAll(runs);
    Files.createDirectory(path, MINE);
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

  private static void makeAll(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Path above = folder.getParent();
      if (above != null) {
        makeAll(above);
      }
      try {
        Files.createDirectory(folder, MINE);
      } catch (FileAlreadyExistsException e) {
        if (!Files.isDirectory(folder)) {
          throw e;
        }
      }
    }
  }
}
