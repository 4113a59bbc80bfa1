package dev.runner.driver.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a request carries, with its length.
///
/// @param present whether there is any, be it of no bytes
/// @param type where it is not the caller's to say
record Payload(boolean present, List<Segment> segments, Optional<String> type) {
  static final Payload NONE = new Payload(false, List.of(), Optional.empty());
  private static final byte[] NOTHING = {};
  private static final int CHUNK = 64 << 10;

  /// @throws FailureException when a file can't be read
  static Payload of(Content content) throws FailureException {
    if (content instanceof Content.None) {
      return NONE; // what most requests carry, without the cost of a `switch`
    }
    return switch (content) {
      case Content.None _ -> NONE;
      case Content.Bytes(byte[] bytes) -> plain(new Segment.Bytes(bytes));
      case Content.File(var path) -> plain(Segment.File.of(path));
      case Content.Multipart(var parts) -> Multipart.of(parts);
    };
  }

  private static Payload plain(Segment segment) {
    return new Payload(true, List.of(segment), Optional.empty());
  }

  long length() {
    long length = 0;
    for (Segment segment : segments) {
      length += segment.length();
    }
    return length;
  }

  /// What `Content-Length` says, where the method wants one.
  OptionalLong announced(String method) {
    boolean wanted =
        present || method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
    return wanted ? OptionalLong.of(length()) : OptionalLong.empty();
  }

  /// The bytes that go along with the head: all of it, or none.
  byte[] along() {
    return segments.size() == 1
            && segments.getFirst() instanceof Segment.Bytes(byte[] bytes)
            && bytes.length <= CHUNK
        ? bytes
        : NOTHING;
  }

  /// Sends what does not go along with the head.
  ///
  /// @return whether it was sent to its end, and not refused before
  boolean send(OutputStream to, Incoming answers) throws IOException {
    for (Segment segment : along().length == 0 ? segments : List.<Segment>of()) {
      boolean sent =
          switch (segment) {
            case Segment.Bytes(byte[] bytes) -> send(bytes, to, answers);
            case Segment.File file -> send(file, to, answers);
          };
      if (!sent) {
        return false;
      }
    }
    return true;
  }

  private static boolean send(byte[] bytes, OutputStream to, Incoming answers) throws IOException {
    for (int at = 0; at < bytes.length; at += CHUNK) {
      if (answers.refused()) {
        return false;
      }
      to.write(bytes, at, Math.min(CHUNK, bytes.length - at));
    }
    return true;
  }

  private static boolean send(Segment.File file, OutputStream to, Incoming answers)
      throws IOException {
    byte[] chunk = new byte[Math.clamp(file.length(), 1, CHUNK)];
    try (InputStream from = file.open()) {
      long left = file.length();
      while (left > 0) {
        if (answers.refused()) {
          return false;
        }
        int length = file.read(from, chunk, (int) Math.min(left, chunk.length));
        to.write(chunk, 0, length);
        left -= length;
      }
    }
    return true;
  }
}
