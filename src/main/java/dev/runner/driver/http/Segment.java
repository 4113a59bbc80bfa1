package dev.runner.driver.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A piece of what a request carries.
sealed interface Segment {

  /// In bytes.
  long length();

  record Bytes(byte[] bytes) implements Segment {
    @Override
    public long length() {
      return bytes.length;
    }
  }

  /// @param length when the request was begun; so much of it is sent
  record File(Path path, long length) implements Segment {

    /// @throws FailureException when it can't be read
    static File of(Path path) throws FailureException {
      if (!Files.isRegularFile(path)) {
        throw FailureException.last(
            path + (Files.exists(path) ? " is not a file" : " was not found"));
      }
      if (!Files.isReadable(path)) {
        throw FailureException.last(path + " can't be read: permission denied");
      }
      try {
        return new File(path, Files.size(path));
      } catch (IOException e) {
        throw unreadable(path, e);
      }
    }

    InputStream open() throws FailureException {
      try {
        return Files.newInputStream(path);
      } catch (IOException e) {
        throw unreadable(path, e);
      }
    }

    /// The next bytes of it, at least one.
    int read(InputStream from, byte[] into, int most) throws FailureException {
      int length;
      try {
        length = from.read(into, 0, most);
      } catch (IOException e) {
        throw unreadable(path, e);
      }
      if (length < 0) {
        throw FailureException.last(path + " became shorter while it was sent");
      }
      return length;
    }

    private static FailureException unreadable(Path path, IOException why) {
      return FailureException.last(path + " can't be read: " + why.getMessage());
    }
  }
}
