package dev.runner.driver.http;

import dev.runner.driver.http.Failure.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that is there complete or not at all: what is written stands beside it until then.
final class SavedFile implements AutoCloseable {
  private final Path file;
  private final Path partial;
  private final OutputStream out;
  private boolean complete;

  private SavedFile(Path file, Path partial, OutputStream out) {
    this.file = file;
    this.partial = partial;
    this.out = out;
  }

  static SavedFile at(Path file) throws Failure {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path partial = Files.createTempFile(folder, "." + file.getFileName() + ".", ".partial");
      return new SavedFile(file, partial, Files.newOutputStream(partial));
    } catch (IOException e) {
      throw new Failure(Kind.FINAL, "can't write " + file + ": " + e.getMessage());
    }
  }

  void write(byte[] bytes, int length) throws IOException {
    out.write(bytes, 0, length);
  }

  /// Everything has been written: the file is there from now on.
  void complete() throws Failure {
    try {
      out.close();
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      complete = true;
    } catch (IOException e) {
      throw new Failure(Kind.FINAL, "can't write " + file + ": " + e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    if (!complete) {
      out.close();
      Files.deleteIfExists(partial);
    }
  }
}
