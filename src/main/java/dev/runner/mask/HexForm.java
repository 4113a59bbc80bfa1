package dev.runner.mask;

/// The bytes of a secret as pairs of hexadecimal digits, also broken into lines.
final class HexForm implements Form {
  /// A state is a number of digits, times this, and a place in a line break after them.
  private static final int PLACES = 3;

  private static final int RETURN = 1;
  private static final int BROKEN = 2;

  private final byte[] secret;

  HexForm(byte[] secret) {
    this.secret = secret;
  }

  @Override
  public int end() {
    return 2 * secret.length * PLACES;
  }

  @Override
  public int longest(int state) {
    return 3 * (state / PLACES) + 2;
  }

  @Override
  public void follow(int state, int octet, Found into) {
    int digits = state / PLACES;
    int place = state % PLACES;
    int wanted = secret[digits / 2] >> (digits % 2 == 0 ? 4 : 0) & 0xf;
    if (place != RETURN && Digits.hex(octet) == wanted) {
      into.add((digits + 1) * PLACES);
    } else if (octet == '\n' && place != BROKEN && digits > 0) {
      into.add(digits * PLACES + BROKEN);
    } else if (octet == '\r' && place == 0 && digits > 0) {
      into.add(digits * PLACES + RETURN);
    }
  }
}
