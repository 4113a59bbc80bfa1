package dev.runner.mask;

/// Hexadecimal digits of both cases.
final class Digits {
  private Digits() {}

  /// The value of a digit; -1 of what is none.
  static int hex(int octet) {
    return octet < 0x80 ? Character.digit(octet, 16) : -1;
  }
}
