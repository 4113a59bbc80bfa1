package dev.runner.target;

import java.util.Comparator;

/// Orders strings by the bytes of their UTF-8 form, which is by code points; UTF-16 units would put
/// emoji before U+FF00.
enum ByteOrder implements Comparator<String> {
  BYTES;

  @Override
  public int compare(String one, String other) {
    int common = Math.min(one.length(), other.length());
    for (int i = 0; i < common; i++) {
      if (one.charAt(i) != other.charAt(i)) {
        return rank(one.charAt(i)) - rank(other.charAt(i));
      }
    }
    return one.length() - other.length();
  }

  /// Surrogates go behind all other units, as the code points that they stand for do.
  private static int rank(char unit) {
    return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
  }
}
