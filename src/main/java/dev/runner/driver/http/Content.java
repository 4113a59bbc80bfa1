package dev.runner.driver.http;

import java.nio.file.Path;
import java.util.List;

/// What a request carries. Its type stands among the request's headers, but for that of a multipart
/// one, whose boundary is made when it is sent.
public sealed interface Content {

  record None() implements Content {}

  record Bytes(byte[] bytes) implements Content {}

  /// A file, read when it is sent.
  record File(Path path) implements Content {}

  /// `multipart/form-data`.
  record Multipart(List<Part> parts) implements Content {
    public Multipart {
      parts = List.copyOf(parts);
    }
  }

  /// @param content bytes or a file
  /// @param filename empty where the part is a plain field
  /// @param type of the content; empty where the part does not say
  record Part(String name, Content content, String filename, String type) {}
}
