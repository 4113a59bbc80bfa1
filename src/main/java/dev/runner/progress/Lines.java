package dev.runner.progress;

import java.util.Arrays;

/// Cuts what a child prints into lines, whatever pieces it comes in; a line that goes on for too
/// long is cut into several.
final class Lines {
  /// No line given on is longer, its break included.
  static final int LONGEST = 64 << 10;

  private final Sink sink;
  private byte[] rest = new byte[0];
  private int length;

  Lines(Sink sink) {
    this.sink = sink;
  }

  /// Takes the bytes of a line with its break, if it has one. They are only valid during the call.
  @FunctionalInterface
  interface Sink {
    void line(byte[] bytes, int from, int to);
  }

  void add(byte[] bytes) {
    int from = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        line(bytes, from, i + 1);
        from = i + 1;
      }
    }
    keep(bytes, from, bytes.length);
  }

  /// There is no more: gives on what stands without a break.
  void end() {
    if (length > 0) {
      sink.line(rest, 0, length);
      length = 0;
    }
  }

  private void line(byte[] bytes, int from, int to) {
    if (length == 0 && to - from <= LONGEST) {
      sink.line(bytes, from, to);
    } else {
      keep(bytes, from, to);
      end();
    }
  }

  private void keep(byte[] bytes, int from, int to) {
    int at = from;
    while (length + to - at > LONGEST) {
      int taken = LONGEST - length;
      append(bytes, at, taken);
      at += taken;
      cut();
    }
    append(bytes, at, to - at);
  }

  private void append(byte[] bytes, int from, int count) {
    if (length + count > rest.length) {
      rest = Arrays.copyOf(rest, Math.clamp(2L * (length + count), 256, LONGEST));
    }
    System.arraycopy(bytes, from, rest, length, count);
    length += count;
  }

  /// Gives on what is kept but for a character that has only begun.
  private void cut() {
    int end = boundary();
    sink.line(rest, 0, end);
    System.arraycopy(rest, end, rest, 0, length - end);
    length -= end;
  }

  /// The last place that is not within a UTF-8 sequence; the end where it is none.
  private int boundary() {
    int lead = length - 1;
    while (lead > length - 4 && (rest[lead] & 0xc0) == 0x80) {
      lead--;
    }
    return (rest[lead] & 0xc0) == 0xc0 && lead + sequence(rest[lead]) > length ? lead : length;
  }

  private static int sequence(byte lead) {
    return Integer.numberOfLeadingZeros(~(lead << 24));
  }
}
