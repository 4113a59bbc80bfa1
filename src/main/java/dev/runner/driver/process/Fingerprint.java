package dev.runner.driver.process;

/// A hash of 128 bits over a row of texts, the same on every machine: the body of MurmurHash3
/// (Austin Appleby, public domain), fed with each word in both of its lanes. Different rows have
/// different ones for all that chance can do; it keeps nothing secret. SHA-256 would do as well,
/// but the JDK's takes 10 ms to get ready.
public final class Fingerprint {
  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;
  private static final char[] DIGITS = "0123456789abcdef".toCharArray();

  private long first;
  private long second;

  public Fingerprint() {}

  /// One that goes on where another one is.
  public Fingerprint(Fingerprint other) {
    this.first = other.first;
    this.second = other.second;
  }

  /// Takes in a text, and where it ends.
  public Fingerprint add(String text) {
    int length = text.length();
    int at = 0;
    while (at + 4 <= length) {
      word(
          text.charAt(at)
              | (long) text.charAt(at + 1) << 16
              | (long) text.charAt(at + 2) << 32
              | (long) text.charAt(at + 3) << 48);
      at += 4;
    }
    long rest = 0;
    while (at < length) {
      rest = rest << 16 | text.charAt(at);
      at++;
    }
    word(rest);
    word(length);
    return this;
  }

  /// Takes in bytes, and where they end.
  public Fingerprint add(byte[] bytes) {
    long word = 0;
    for (int i = 0; i < bytes.length; i++) {
      word = word << 8 | bytes[i] & 0xff;
      if ((i & 7) == 7) {
        word(word);
        word = 0;
      }
    }
    word(word);
    word(bytes.length);
    return this;
  }

  /// Takes in a number.
  public Fingerprint add(long number) {
    word(number);
    return this;
  }

  private void word(long word) {
    first ^= Long.rotateLeft(word * C1, 31) * C2;
    first = (Long.rotateLeft(first, 27) + second) * 5 + 0x52dce729;
    second ^= Long.rotateLeft(word * C2, 33) * C1;
    second = (Long.rotateLeft(second, 31) + first) * 5 + 0x38495ab5;
  }

  /// In 32 hexadecimal digits; never all zeros.
  public String hex() {
    long one = mixed(first + second);
    long two = mixed(second + one);
    char[] hex = new char[32];
    digits(one == 0 && two == 0 ? 1 : one, hex, 0);
    digits(two, hex, 16);
    return new String(hex);
  }

  /// A number in 16 hexadecimal digits.
  static String hex(long number) {
    char[] hex = new char[16];
    digits(number, hex, 0);
    return new String(hex);
  }

  private static void digits(long number, char[] hex, int at) {
    for (int i = 0; i < 16; i++) {
      hex[at + i] = DIGITS[(int) (number >>> (60 - 4 * i)) & 0xf];
    }
  }

  /// Every bit of the result depends on every bit of the number; different ones stay different.
  static long mixed(long number) {
    long mixed = (number ^ number >>> 33) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }
}
