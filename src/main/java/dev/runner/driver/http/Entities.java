package dev.runner.driver.http;

import dev.runner.driver.http.Failure.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/// What a request carries, ready to be sent, as often as it takes; its length is known beforehand.
final class Entities {
  private Entities() {}

  /// Empty where nothing is carried.
  ///
  /// @param boundary between the parts of a multipart content
  static Optional<HttpEntity> of(Content content, String boundary) throws Failure {
    return switch (content) {
      case Content.None _ -> Optional.empty();
      case Content.Multipart(List<Content.Part> parts) -> {
        List<Piece> pieces = new ArrayList<>();
        for (Content.Part part : parts) {
          pieces.add(new Piece.Bytes(head(part, boundary)));
          pieces.add(piece(part.content()));
          pieces.add(new Piece.Bytes(bytes("\r\n")));
        }
        pieces.add(new Piece.Bytes(bytes("--" + boundary + "--\r\n")));
        yield Optional.of(new Whole(pieces, length(pieces)));
      }
      case Content.Bytes _, Content.File _ -> {
        List<Piece> pieces = List.of(piece(content));
        yield Optional.of(new Whole(pieces, length(pieces)));
      }
    };
  }

  /// A piece of a content.
  private sealed interface Piece {
    // The bytes are those of the content, which nobody changes.
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] bytes) implements Piece {}

    record File(Path path, long length) implements Piece {}
  }

  private static Piece piece(Content content) throws Failure {
    return switch (content) {
      case Content.Bytes(byte[] bytes) -> new Piece.Bytes(bytes);
      case Content.File(Path path) -> new Piece.File(path, size(path));
      case Content.None _, Content.Multipart _ -> new Piece.Bytes(new byte[0]);
    };
  }

  private static long size(Path path) throws Failure {
    try {
      if (!Files.isReadable(path) || Files.isDirectory(path)) {
        throw new Failure(Kind.FINAL, "can't read " + path + ", which was to be sent");
      }
      return Files.size(path);
    } catch (IOException e) {
      throw new Failure(
          Kind.FINAL, "can't read " + path + ", which was to be sent: " + e.getMessage());
    }
  }

  private static long length(List<Piece> pieces) {
    long length = 0;
    for (Piece piece : pieces) {
      length +=
          switch (piece) {
            case Piece.Bytes(byte[] bytes) -> bytes.length;
            case Piece.File file -> file.length();
          };
    }
    return length;
  }

  private static byte[] head(Content.Part part, String boundary) {
    StringBuilder head = new StringBuilder("--").append(boundary).append("\r\n");
    head.append("Content-Disposition: form-data; name=\"").append(quoted(part.name())).append('"');
    if (!part.filename().isEmpty()) {
      head.append("; filename=\"").append(quoted(part.filename())).append('"');
    }
    head.append("\r\n");
    if (!part.type().isEmpty()) {
      head.append("Content-Type: ").append(quoted(part.type())).append("\r\n");
    }
    return bytes(head.append("\r\n").toString());
  }

  /// As browsers write names (WHATWG, multipart/form-data encoding algorithm).
  private static String quoted(String text) {
    return text.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Pieces, one after the other.
  private static final class Whole extends AbstractHttpEntity {
    private final List<Piece> pieces;
    private final long length;

    Whole(List<Piece> pieces, long length) {
      super((ContentType) null, null);
      this.pieces = pieces;
      this.length = length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      for (Piece piece : pieces) {
        switch (piece) {
          case Piece.Bytes(byte[] bytes) -> out.write(bytes);
          case Piece.File(Path path, long _) -> Files.copy(path, out);
        }
      }
    }

    @Override
    public InputStream getContent() {
      return new ByteArrayInputStream(new byte[0]);
    }

    @Override
    public boolean isRepeatable() {
      return true;
    }

    @Override
    public boolean isStreaming() {
      return false;
    }

    @Override
    public long getContentLength() {
      return length;
    }

    @Override
    public void close() {}
  }
}
