package dev.runner.target;

/// The octets that say what kind of value follows in an encoded row.
final class Tag {
  static final int NULL = 0;
  static final int FALSE = 1;
  static final int TRUE = 2;

  /// A number, spelled as its value is.
  static final int NUMBER = 3;

  /// A number's value, then its spelling.
  static final int SPELLED = 4;

  static final int STRING = 5;
  static final int LIST = 6;
  static final int RECORD = 7;

  private Tag() {}
}
