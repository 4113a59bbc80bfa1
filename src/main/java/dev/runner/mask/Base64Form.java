package dev.runner.mask;

/// A secret within what is written in base64, of either alphabet: from one of the three places at
/// which it can begin in a group; also broken into lines, and itself within a URL or a JSON string.
final class Base64Form implements Form {
  /// A state is a number of characters, times this, and a place in what stands before the next.
  private static final int PLACES = 6;

  private static final int RETURN = 1;
  private static final int BROKEN = 2;
  private static final int PERCENT = 3;
  private static final int PERCENT_DIGIT = 4;
  private static final int BACKSLASH = 5;

  private static final int PLUS = 62;
  private static final int SLASH = 63;

  /// The six bits of each character, as far as the secret decides them.
  private final byte[] bits;

  private final byte[] known;

  /// @param before how many bytes of the group belong to something else: 0, 1 or 2
  Base64Form(byte[] secret, int before) {
    int unknown = 8 * before % 6;
    int all = unknown + 8 * secret.length;
    this.bits = new byte[(all + 5) / 6];
    this.known = new byte[bits.length];
    for (int bit = unknown; bit < all; bit++) {
      int from = bit - unknown;
      int value = secret[from / 8] >> (7 - from % 8) & 1;
      int mask = 1 << (5 - bit % 6);
      known[bit / 6] |= (byte) mask;
      bits[bit / 6] |= (byte) (value * mask);
    }
  }

  @Override
  public int end() {
    return bits.length * PLACES;
  }

  @Override
  public int longest(int state) {
    return 5 * (state / PLACES) + 5;
  }

  @Override
  public void follow(int state, int octet, Found into) {
    int at = state / PLACES;
    switch (state % PLACES) {
      case RETURN -> step(octet == '\n', at * PLACES + BROKEN, into);
      case BROKEN -> written(at, octet, into);
      case PERCENT -> step(octet == '2', at * PLACES + PERCENT_DIGIT, into);
      case PERCENT_DIGIT -> {
        step(Digits.hex(octet) == 0xb && fits(at, PLUS), (at + 1) * PLACES, into);
        step(Digits.hex(octet) == 0xf && fits(at, SLASH), (at + 1) * PLACES, into);
      }
      case BACKSLASH -> {
        step(octet == '/' && fits(at, SLASH), (at + 1) * PLACES, into);
        step(octet == 'n' && at > 0, at * PLACES + BROKEN, into);
      }
      default -> {
        written(at, octet, into);
        step(octet == '\r' && at > 0, at * PLACES + RETURN, into);
        step(octet == '\n' && at > 0, at * PLACES + BROKEN, into);
      }
    }
  }

  private void written(int at, int octet, Found into) {
    int value = value(octet);
    step(value >= 0 && fits(at, value), (at + 1) * PLACES, into);
    boolean escapable = fits(at, PLUS) || fits(at, SLASH);
    step(octet == '%' && escapable, at * PLACES + PERCENT, into);
    step(octet == '\\', at * PLACES + BACKSLASH, into);
  }

  private boolean fits(int at, int value) {
    return (value & known[at]) == bits[at];
  }

  private static int value(int octet) {
    return octet >= 'A' && octet <= 'Z'
        ? octet - 'A'
        : octet >= 'a' && octet <= 'z'
            ? octet - 'a' + 26
            : octet >= '0' && octet <= '9'
                ? octet - '0' + 52
                : octet == '+' || octet == '-' ? PLUS : octet == '/' || octet == '_' ? SLASH : -1;
  }

  private static void step(boolean fits, int next, Found into) {
    if (fits) {
      into.add(next);
    }
  }
}
