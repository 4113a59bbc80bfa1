package dev.runner.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;

/// Reads a journal line by line, and checks each. What a crash has left at its end, half written,
/// is no part of it; something wrong before that is damage.
final class JournalReader {
  private static final int CHUNK = 1 << 20;
  private static final String BEFORE_KIND = "{\"event\":\"";

  private final Path journal;
  private final Sink sink;
  private byte[] bytes = new byte[CHUNK];
  private int length;
  private long offset;
  private long number;
  private OptionalLong bad = OptionalLong.empty();
  private long badNumber;

  /// Takes the lines.
  @FunctionalInterface
  interface Sink {
    void line(Line line) throws IOException;
  }

  /// A line that holds, only valid while it is looked at.
  // Nobody compares lines.
  @SuppressWarnings("ArrayRecordComponent")
  record Line(byte[] bytes, int start, int end, long offset, long number) {

    /// Whether its event is called so.
    boolean is(String kind) {
      int from = start + BEFORE_KIND.length();
      int behind = from + kind.length();
      return behind < end && bytes[behind] == '"' && isAt(from, kind);
    }

    /// What its event is called.
    String kind() {
      int from = start + BEFORE_KIND.length();
      int to = from;
      while (to < end && bytes[to] != '"') {
        to++;
      }
      return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    }

    /// Whether some ASCII stands at a place.
    boolean isAt(int place, String ascii) {
      boolean same = place + ascii.length() <= end;
      for (int i = 0; i < ascii.length() && same; i++) {
        same = bytes[place + i] == ascii.charAt(i);
      }
      return same;
    }

    /// Behind the first place of some ASCII; negative where there is none.
    int behind(String ascii, int from) {
      int length = ascii.length();
      for (int at = from; at + length <= end; at++) {
        if (isAt(at, ascii)) {
          return at + length;
        }
      }
      return -1;
    }

    /// The whole number, not negative, behind the first place of some ASCII.
    int number(String ascii) {
      int number = 0;
      int at = behind(ascii, start);
      while (at >= 0 && at < end && bytes[at] >= '0' && bytes[at] <= '9') {
        number = 10 * number + bytes[at] - '0';
        at++;
      }
      return number;
    }

    /// Where a text ends that begins here, behind its quote.
    int endOfText(int from) {
      int at = from;
      while (at < end && bytes[at] != '"') {
        at += bytes[at] == '\\' ? 2 : 1;
      }
      return Math.min(at, end);
    }

    /// The whole of it, a JSON object.
    String text() {
      return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
  }

  private JournalReader(Path journal, Sink sink) {
    this.journal = journal;
    this.sink = sink;
  }

  /// Reads from a place on, where a line begins.
  ///
  /// @return where the last line ends that holds
  /// @throws DamagedJournalException when one that does not hold has others behind it that do
  static long read(Path journal, long from, Sink sink) throws IOException {
    JournalReader reader = new JournalReader(journal, sink);
    try (InputStream in = Files.newInputStream(journal)) {
      in.skipNBytes(from);
      reader.offset = from;
      reader.read(in);
    }
    return reader.bad.orElse(reader.offset);
  }

  private void read(InputStream in) throws IOException {
    for (int more = fill(in); more >= 0; more = fill(in)) {
      length += more;
      lines();
    }
    if (length > 0) {
      fail(offset);
    }
  }

  private int fill(InputStream in) throws IOException {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    return in.read(bytes, length, bytes.length - length);
  }

  private void lines() throws IOException {
    int start = 0;
    for (int at = 0; at < length; at++) {
      if (bytes[at] == '\n') {
        line(start, at);
        start = at + 1;
      }
    }
    System.arraycopy(bytes, start, bytes, 0, length - start);
    length -= start;
  }

  private void line(int start, int end) throws IOException {
    number++;
    if (!Checksum.holds(bytes, start, end)) {
      fail(offset);
    } else if (bad.isPresent()) {
      throw new DamagedJournalException(
          journal,
          badNumber,
          bad.getAsLong(),
          "is not what was written, but lines follow that are");
    } else {
      sink.line(new Line(bytes, start, end, offset, number));
    }
    offset += end + 1 - start;
  }

  private void fail(long at) {
    if (bad.isEmpty()) {
      bad = OptionalLong.of(at);
      badNumber = number;
    }
  }
}
