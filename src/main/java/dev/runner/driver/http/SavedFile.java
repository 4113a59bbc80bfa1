package dev.runner.driver.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// A file that is there when it is complete, and until then stands beside its place.
final class SavedFile implements Sink, AutoCloseable {
  private final Path place;
  private final Path part;
  private final OutputStream out;

  private SavedFile(Path place, Path part, OutputStream out) {
    this.place = place;
    this.part = part;
    this.out = out;
  }

  static SavedFile at(Path destination) throws FailureException {
    Path place = destination.toAbsolutePath();
    try {
      if (Files.isDirectory(place)) {
        throw FailureException.last(destination + " can't be written: it is a folder");
      }
      Files.createDirectories(Optional.ofNullable(place.getParent()).orElse(place));
      String mark = Long.toHexString(ThreadLocalRandom.current().nextLong());
      Path part = place.resolveSibling("." + place.getFileName() + "." + mark + ".part");
      return new SavedFile(
          place,
          part,
          Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw unwritable(destination, e);
    }
  }

  @Override
  public void write(byte[] bytes, int length) throws FailureException {
    try {
      out.write(bytes, 0, length);
    } catch (IOException e) {
      throw unwritable(place, e);
    }
  }

  /// It is complete.
  void keep() throws FailureException {
    try {
      out.close();
      Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw unwritable(place, e);
    }
  }

  /// Leaves nothing behind of one that was not kept.
  @Override
  public void close() {
    try {
      out.close();
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // it can't be removed either
    }
  }

  private static FailureException unwritable(Path place, IOException e) {
    if (e instanceof FailureException known) {
      return known;
    }
    String why =
        switch (e) {
          case AccessDeniedException denied -> "permission denied: " + denied.getFile();
          case FileAlreadyExistsException there -> there.getFile() + " is not a folder";
          case NoSuchFileException none -> none.getFile() + " was not found";
          default -> Trouble.text(e);
        };
    return FailureException.last(place + " can't be written: " + why);
  }
}
