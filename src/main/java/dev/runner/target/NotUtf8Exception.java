package dev.runner.target;

import java.io.CharConversionException;

/// A text has bytes that are no UTF-8.
final class NotUtf8Exception extends CharConversionException {
  private static final long serialVersionUID = 1;
  private final long line;

  NotUtf8Exception(long line) {
    this.line = line;
  }

  /// The line on which they stand.
  long line() {
    return line;
  }
}
