package dev.runner.yaml;

import java.util.Arrays;

/// A value while it is decoded: its characters, and where each was written.
final class Decoded {
  private final StringBuilder value = new StringBuilder();
  private int[] offsets;

  /// @param size the number of characters to expect
  Decoded(int size) {
    offsets = new int[Math.max(0, size)];
  }

  void add(char c, int offset) {
    if (value.length() == offsets.length) {
      offsets = Arrays.copyOf(offsets, Math.max(16, offsets.length * 2));
    }
    offsets[value.length()] = offset;
    value.append(c);
  }

  /// Adds a character that may take two units, both written at one place.
  void addPoint(int point, int offset) {
    for (char unit : Character.toChars(point)) {
      add(unit, offset);
    }
  }

  /// Whether the value that was decoded begins with this one; more line breaks may follow, which
  /// YAML drops.
  boolean begins(String wanted) {
    return value.length() >= wanted.length() && value.indexOf(wanted) == 0;
  }

  int[] offsets(int length) {
    return Arrays.copyOf(offsets, length);
  }

  /// Behind the last place.
  int end() {
    return value.isEmpty() ? 0 : offsets[value.length() - 1] + 1;
  }
}
