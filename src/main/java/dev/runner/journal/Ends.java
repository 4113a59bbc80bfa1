package dev.runner.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// The first line of a journal and its last ones, without all that is between.
final class Ends {
  /// So many bytes at the end are read; all that is said of a run's end fits into far fewer.
  static final int TAIL = 64 << 10;

  private static final int LONGEST = 64 << 20;

  private Ends() {}

  /// Its first line; empty where not even that is whole.
  ///
  /// @throws DamagedJournalException when it is not what was written
  static Optional<JournalReader.Line> first(Path journal) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "r")) {
      byte[] bytes = new byte[TAIL];
      int length = 0;
      int end = -1;
      int more = file.read(bytes, 0, bytes.length);
      while (more > 0 && end < 0 && length < LONGEST) {
        end = lineEnd(bytes, length, length + more);
        length += more;
        bytes = length == bytes.length ? Arrays.copyOf(bytes, 2 * length) : bytes;
        more = file.read(bytes, length, bytes.length - length);
      }
      return end < 0 ? Optional.empty() : Optional.of(sound(journal, bytes, end));
    }
  }

  private static JournalReader.Line sound(Path journal, byte[] bytes, int end)
      throws DamagedJournalException {
    if (!Checksum.holds(bytes, 0, end)) {
      throw new DamagedJournalException(journal, 1, 0, "is not what was written");
    }
    return new JournalReader.Line(bytes, 0, end, 0, 1);
  }

  /// Tells the last lines, of those that are whole; what a crash has left behind them is none.
  ///
  /// @throws DamagedJournalException when one does not hold that others follow
  static void last(Path journal, JournalReader.Sink sink) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "r")) {
      byte[] bytes = new byte[(int) Math.min(TAIL, file.length())];
      long offset = file.length() - bytes.length;
      file.seek(offset);
      file.readFully(bytes);
      int start = offset == 0 ? 0 : lineEnd(bytes, 0, bytes.length) + 1;
      tell(journal, bytes, offset == 0 || start > 0 ? start : bytes.length, offset, sink);
    }
  }

  private static void tell(
      Path journal, byte[] bytes, int from, long offset, JournalReader.Sink sink)
      throws IOException {
    int bad = -1;
    for (int start = from, end; start < bytes.length; start = end + 1) {
      end = lineEnd(bytes, start, bytes.length);
      if (end < 0) {
        return;
      }
      if (!Checksum.holds(bytes, start, end)) {
        bad = bad < 0 ? start : bad;
      } else if (bad >= 0) {
        throw new DamagedJournalException(journal, offset + bad);
      } else {
        sink.line(new JournalReader.Line(bytes, start, end, offset + start, 0));
      }
    }
  }

  /// Where the first line break is; negative where there is none.
  private static int lineEnd(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] == '\n') {
        return at;
      }
    }
    return -1;
  }
}
