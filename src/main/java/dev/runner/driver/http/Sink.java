package dev.runner.driver.http;

import java.io.IOException;

/// Takes a body, piece by piece.
interface Sink {
  /// Adds the first `length` bytes.
  void write(byte[] bytes, int length) throws IOException;
}
