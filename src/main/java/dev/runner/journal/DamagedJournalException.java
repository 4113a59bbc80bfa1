package dev.runner.journal;

import java.io.IOException;
import java.nio.file.Path;

/// A journal holds something that nobody wrote there, and what was written behind it: so it is not
/// known what has been done. The message says where.
public final class DamagedJournalException extends IOException {
  private static final long serialVersionUID = 1;

  DamagedJournalException(Path journal, long line, long offset, String what) {
    super(journal + ": line " + line + " (byte " + offset + ") " + what);
  }

  /// A line does not hold that others follow which do.
  ///
  /// @param offset of the line
  DamagedJournalException(Path journal, long offset) {
    super(journal + ": the line at byte " + offset + " is not what was written");
  }
}
