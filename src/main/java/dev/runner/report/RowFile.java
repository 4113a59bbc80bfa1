package dev.runner.report;

import dev.runner.graph.JobNode;
import dev.runner.plan.RowsFile;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The rows of one job in a file: whatever the order of their coming, they stand there in the order
/// of the targets. Used by one thread at a time.
final class RowFile {
  private final Path path;
  private final RowForm form;
  private final FileOutputStream file;
  private final OutputStream out;
  private final Waiting waiting;
  private int next;

  private RowFile(Path path, RowForm form, FileOutputStream file, Waiting waiting) {
    this.path = path;
    this.form = form;
    this.file = file;
    this.out = new BufferedOutputStream(file);
    this.waiting = waiting;
  }

  /// Opens the file of a job and makes the folders above it; what stands in it stays for now.
  ///
  /// @param scratch where rows wait if there are very many
  /// @throws IOException with a message that says what can't be written, and why
  static RowFile open(JobNode job, RowsFile rows, Path scratch) throws IOException {
    Path path = rows.path();
    Unwritable.make(Optional.ofNullable(path.getParent()).orElse(path));
    try {
      RowForm form = RowForm.of(rows.format(), job.job().report());
      FileOutputStream file = new FileOutputStream(path.toFile(), true);
      return new RowFile(path, form, file, new Waiting(scratch));
    } catch (IOException e) {
      throw Unwritable.explained(path, e);
    }
  }

  Path path() {
    return path;
  }

  /// Empties the file. A pipe can't be, and needn't.
  void begin() throws IOException {
    out.flush();
    next = 0;
    if (Files.isRegularFile(path)) {
      file.getChannel().truncate(0);
    }
    out.write(form.header());
  }

  /// Writes the row of a target, as soon as those of all earlier ones are written.
  void add(int place, TargetRecord target) throws IOException {
    byte[] row = form.row(target);
    if (place == next) {
      write(row);
    } else {
      waiting.add(place, row);
    }
  }

  private void write(byte[] first) throws IOException {
    Optional<byte[]> row = Optional.of(first);
    while (row.isPresent()) {
      out.write(row.get());
      row = waiting.take(++next);
    }
  }

  void flush() throws IOException {
    out.flush();
  }

  /// Closes the file as it is; what was not flushed is lost.
  void close() throws IOException {
    try (file) {
      waiting.close();
    }
  }
}
