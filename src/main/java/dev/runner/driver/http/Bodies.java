package dev.runner.driver.http;

import dev.runner.driver.Capture;
import dev.runner.driver.http.Failure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/// Takes the bodies of answers, decoded, in bounded memory.
final class Bodies {
  private static final int MOST_ENCODINGS = 4;
  private final Path scratch;

  /// @param scratch where large ones stand
  Bodies(Path scratch) {
    this.scratch = scratch;
  }

  /// Nothing, as after `HEAD`.
  Capture none() {
    return new Capture(scratch);
  }

  /// Reads all of a body; closes what it has kept when that fails.
  ///
  /// @param buffer for the bytes on their way
  /// @param most bytes of it, decoded
  Capture captured(ClassicHttpResponse response, byte[] buffer, long most)
      throws Failure, IOException {
    Capture capture = new Capture(scratch);
    try {
      copy(response, buffer, most, capture::write);
      return capture;
    } catch (Failure | IOException | RuntimeException e) {
      capture.close();
      throw e;
    }
  }

  /// Reads all of a body into a file, which is there complete or not at all.
  void saved(ClassicHttpResponse response, byte[] buffer, long most, Path file)
      throws Failure, IOException {
    try (SavedFile saved = SavedFile.at(file)) {
      copy(response, buffer, most, saved::write);
      saved.complete();
    }
  }

  /// Takes bytes.
  private interface Sink {
    void write(byte[] bytes, int length) throws IOException, Failure;
  }

  private static void copy(ClassicHttpResponse response, byte[] buffer, long most, Sink sink)
      throws Failure, IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return;
    }
    long size = 0;
    try {
      InputStream in = decoded(entity);
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        size += read;
        if (size > most) {
          throw new Failure(Kind.FINAL, "the body is larger than max_body (" + most + " bytes)");
        }
        write(sink, buffer, read);
      }
    } catch (ZipException e) {
      throw new Failure(Kind.LOST, "the body is not what its encoding says: " + e.getMessage());
    }
  }

  private static void write(Sink sink, byte[] buffer, int length) throws Failure {
    try {
      sink.write(buffer, length);
    } catch (IOException e) {
      throw new Failure(Kind.FINAL, "the body can't be kept: " + e.getMessage());
    }
  }

  private static InputStream decoded(HttpEntity entity) throws IOException, Failure {
    InputStream in = entity.getContent();
    String encoding = Optional.ofNullable(entity.getContentEncoding()).orElse("");
    String[] encodings = encoding.toLowerCase(Locale.ROOT).split(",", -1);
    if (encodings.length > MOST_ENCODINGS) {
      throw new Failure(Kind.FINAL, "the body is encoded too often: " + encoding);
    }
    for (int i = encodings.length - 1; i >= 0; i--) {
      in =
          switch (encodings[i].strip()) {
            case "gzip", "x-gzip" -> new GZIPInputStream(in);
            case "deflate" -> new InflaterInputStream(in);
            default -> in;
          };
    }
    return in;
  }
}
