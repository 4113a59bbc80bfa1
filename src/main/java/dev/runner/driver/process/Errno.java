package dev.runner.driver.process;

import java.io.IOException;

/// What the system says when it can't start a command, in words that help.
final class Errno {
  static final int ENOENT = 2;
  static final int EACCES = 13;

  private static final int EAGAIN = 11;
  private static final int ENOMEM = 12;
  private static final int ENFILE = 23;
  static final int EMFILE = 24;

  private Errno() {}

  /// A failure; one that others can make good is a shortage.
  static IOException exception(int errno) {
    return switch (errno) {
      case EAGAIN, ENOMEM, ENFILE, EMFILE -> new ShortageException(text(errno));
      default -> new IOException(text(errno));
    };
  }

  static String text(int errno) {
    return switch (errno) {
      case ENOENT -> "it was not found";
      case 7 ->
          "its arguments and environment are too large for the system (E2BIG): use stdin or a file";
      case 8 -> "it is no program that the system can run (ENOEXEC): a script needs a #! line";
      case EAGAIN -> "the system has no room for another process (EAGAIN): lower the concurrency";
      case ENOMEM -> "the system has no memory for another process (ENOMEM): lower the concurrency";
      case EACCES -> "permission denied";
      case ENFILE, EMFILE -> "too many files are open: lower the concurrency, or raise `ulimit -n`";
      case 26 -> "its file is being written to (ETXTBSY)";
      case 40 -> "its path has too many symbolic links";
      default -> "the system refused with error " + errno;
    };
  }
}
