package dev.runner.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes that grow at their end, in memory that is kept for those that come after them.
final class Bytes {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] array = new byte[1024];
  private int length;

  void put(char one) {
    makeRoom(1);
    array[length++] = (byte) one;
  }

  void put(byte[] some) {
    makeRoom(some.length);
    System.arraycopy(some, 0, array, length, some.length);
    length += some.length;
  }

  /// A number in decimal, the last digit first, behind room for all.
  ///
  /// @param number not negative
  void digits(long number) {
    int count = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      count++;
    }
    makeRoom(count);
    int at = length + count;
    long rest = number;
    do {
      array[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    length += count;
  }

  /// The last hexadecimal digits of a number.
  void hex(int number, int digits) {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      put((char) HEX[number >>> shift & 0xf]);
    }
  }

  private void makeRoom(int more) {
    if (array.length - length < more) {
      array = Arrays.copyOf(array, Math.max(2 * array.length, length + more));
    }
  }

  int length() {
    return length;
  }

  /// All of them, and room behind.
  byte[] array() {
    return array;
  }

  /// A copy of those behind a place.
  byte[] since(int start) {
    return Arrays.copyOfRange(array, start, length);
  }

  /// Drops those behind a place.
  void cut(int end) {
    length = end;
  }
}
