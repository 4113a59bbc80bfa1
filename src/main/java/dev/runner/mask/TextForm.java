package dev.runner.mask;

import java.util.Arrays;

/// A secret as it is, each character of it also as in a URL, or as in a JSON string.
final class TextForm implements Form {
  /// A state is a place in the secret, times this, and a place in the spelling of a character.
  private static final int PLACES = 16;

  private static final int PERCENT = 1;
  private static final int PERCENT_DIGIT = 2;
  private static final int BACKSLASH = 3;

  /// After the `u` of an escape and so many digits.
  private static final int UNIT = 4;

  /// After the first of two units.
  private static final int PAIR = 8;

  private static final int PAIR_BACKSLASH = 9;
  private static final int PAIR_UNIT = 10;
  private static final int RETURN = 14;

  private static final String ESCAPED = "\"\\/\b\f\n\r\t";
  private static final String ESCAPES = "\"\\/bfnrt";

  private final byte[] secret;

  /// The character that begins at a byte; -1 where none does.
  private final int[] characters;

  /// @param secret UTF-8
  TextForm(String secret, byte[] bytes) {
    this.secret = bytes;
    this.characters = new int[bytes.length];
    Arrays.fill(characters, -1);
    int at = 0;
    for (int character : secret.codePoints().toArray()) {
      characters[at] = character;
      at += length(character);
    }
  }

  private static int length(int character) {
    return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
  }

  @Override
  public int end() {
    return secret.length * PLACES;
  }

  @Override
  public int longest(int state) {
    return 6 * (state / PLACES) + 12;
  }

  @Override
  public void follow(int state, int octet, Found into) {
    int at = state / PLACES;
    int place = state % PLACES;
    switch (place) {
      case 0 -> begin(at, octet, into);
      case PERCENT -> digit(octet, secret[at] >> 4, state + 1, into);
      case PERCENT_DIGIT -> digit(octet, secret[at], (at + 1) * PLACES, into);
      case BACKSLASH -> escape(at, octet, into);
      case PAIR -> step(octet == '\\', at * PLACES + PAIR_BACKSLASH, into);
      case PAIR_BACKSLASH -> step(octet == 'u', at * PLACES + PAIR_UNIT, into);
      case RETURN -> step(octet == '\n', (at + 1) * PLACES, into);
      default -> unit(at, place, octet, into);
    }
  }

  private void begin(int at, int octet, Found into) {
    int wanted = secret[at] & 0xff;
    step(octet == wanted || octet == '+' && wanted == ' ', (at + 1) * PLACES, into);
    step(octet == '%', at * PLACES + PERCENT, into);
    step(octet == '\\' && characters[at] >= 0, at * PLACES + BACKSLASH, into);
    step(octet == '\r' && wanted == '\n', at * PLACES + RETURN, into);
  }

  private void escape(int at, int octet, Found into) {
    int known = ESCAPED.indexOf(characters[at]);
    step(known >= 0 && ESCAPES.charAt(known) == octet, (at + 1) * PLACES, into);
    step(octet == 'u', at * PLACES + UNIT, into);
  }

  private void unit(int at, int place, int octet, Found into) {
    int character = characters[at];
    boolean second = place >= PAIR_UNIT;
    boolean pair = Character.isSupplementaryCodePoint(character);
    int count = place - (second ? PAIR_UNIT : UNIT);
    int unit =
        !pair
            ? character
            : second ? Character.lowSurrogate(character) : Character.highSurrogate(character);
    int next =
        count < 3
            ? at * PLACES + place + 1
            : pair && !second ? at * PLACES + PAIR : (at + length(character)) * PLACES;
    digit(octet, unit >> 4 * (3 - count), next, into);
  }

  private static void digit(int octet, int wanted, int next, Found into) {
    step(Digits.hex(octet) == (wanted & 0xf), next, into);
  }

  private static void step(boolean fits, int next, Found into) {
    if (fits) {
      into.add(next);
    }
  }
}
