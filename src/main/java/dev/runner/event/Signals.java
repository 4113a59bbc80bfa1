package dev.runner.event;

/// The names of Linux's signals.
public final class Signals {
  private static final String[] NAMES = {
    "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2",
    "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU",
    "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS"
  };

  private Signals() {}

  /// `TERM` for 15; the number itself where it has no name.
  public static String name(int number) {
    return number >= 1 && number <= NAMES.length ? NAMES[number - 1] : Integer.toString(number);
  }
}
