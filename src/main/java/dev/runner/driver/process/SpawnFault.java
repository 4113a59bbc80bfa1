package dev.runner.driver.process;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the system says when it can't start a command, in words that help.
final class SpawnFault {
  private static final Pattern ERRNO = Pattern.compile("error[=:] ?(\\d+),? ?(.*)", Pattern.DOTALL);

  private SpawnFault() {}

  static String explain(IOException fault) {
    String message = String.valueOf(fault.getMessage());
    Matcher matcher = ERRNO.matcher(message);
    return matcher.find() ? explain(Integer.parseInt(matcher.group(1)), matcher.group(2)) : message;
  }

  private static String explain(int errno, String text) {
    return switch (errno) {
      case 7 ->
          "its arguments and environment are too large for the system (E2BIG): use stdin or a file";
      case 8 -> "it is no program that the system can run: a script needs a #! line";
      case 11 -> "the system has no room for another process (EAGAIN): lower the concurrency";
      case 12 -> "the system has no memory for another process";
      case 24 -> "too many files are open (EMFILE): lower the concurrency, or raise `ulimit -n`";
      default -> "it could not be started: " + text.lines().findFirst().orElse(text);
    };
  }
}
