package dev.runner.driver.process;

/// What the system says when it can't start a command, in words that help.
final class Errno {
  static final int ENOENT = 2;
  static final int EACCES = 13;

  private Errno() {}

  static String text(int errno) {
    return switch (errno) {
      case ENOENT -> "it was not found";
      case 7 ->
          "its arguments and environment are too large for the system (E2BIG): use stdin or a file";
      case 8 -> "it is no program that the system can run (ENOEXEC): a script needs a #! line";
      case 11 -> "the system has no room for another process (EAGAIN): lower the concurrency";
      case 12 -> "the system has no memory for another process (ENOMEM): lower the concurrency";
      case EACCES -> "permission denied";
      case 23, 24 -> "too many files are open: lower the concurrency, or raise `ulimit -n`";
      case 26 -> "its file is being written to (ETXTBSY)";
      case 40 -> "its path has too many symbolic links";
      default -> "the system refused with error " + errno;
    };
  }
}
