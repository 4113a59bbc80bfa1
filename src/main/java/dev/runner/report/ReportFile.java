package dev.runner.report;

import dev.runner.plan.OwnProcess;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/// A file that a report goes to. It is either as it was before, or holds the whole report: that is
/// written beside it and then put into its place. What is no regular file is written to directly.
public final class ReportFile implements AutoCloseable {
  private final Format format;
  private final Path path;
  private final Optional<Path> beside;

  private ReportFile(Format format, Path path, Optional<Path> beside) {
    this.format = format;
    this.path = path;
    this.beside = beside;
  }

  /// Looks whether it can be written, and makes the folders above it.
  ///
  /// @throws IOException with a message that says what can't be written, and why
  public static ReportFile open(Format format, Path file) throws IOException {
    Path path = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      return direct(format, path);
    }
    Path folder = Optional.ofNullable(path.getParent()).orElse(path);
    Unwritable.make(folder);
    try {
      Path beside = folder.resolve("." + path.getFileName() + "." + OwnProcess.ID);
      Files.deleteIfExists(beside);
      Files.createFile(beside);
      return new ReportFile(format, path, Optional.of(beside));
    } catch (IOException e) {
      throw Unwritable.explained(path, e);
    }
  }

  private static ReportFile direct(Format format, Path path) throws IOException {
    if (Files.isDirectory(path) || !Files.isWritable(path)) {
      String why = Files.isDirectory(path) ? "is a folder" : "permission denied";
      throw new IOException(path + " (" + why + ")");
    }
    return new ReportFile(format, path, Optional.empty());
  }

  public Format format() {
    return format;
  }

  /// Writes the report of a run that is over, and puts it into its place.
  ///
  /// @throws IOException with a message that says what can't be written, and why
  public void write(Results results, int exitCode) throws IOException {
    try {
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(beside.orElse(path)), 1 << 16)) {
        Report.write(format, results, exitCode, Layout.PLAIN, out);
      }
      if (beside.isPresent()) {
        keepPermissions(beside.get());
        Files.move(
            beside.get(),
            path,
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw Unwritable.explained(path, e);
    }
  }

  /// As those of the file that it replaces.
  private void keepPermissions(Path made) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
      Files.setPosixFilePermissions(made, permissions);
    }
  }

  /// Of a report that was not written nothing is left.
  @Override
  public void close() throws IOException {
    if (beside.isPresent()) {
      Files.deleteIfExists(beside.get());
    }
  }
}
