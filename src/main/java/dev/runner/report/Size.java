package dev.runner.report;

/// Amounts of memory as people read them: `512 KiB`, `1.5 MiB`, `12 GiB`.
public final class Size {
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  private Size() {}

  public static String of(long bytes) {
    int unit = 0;
    long whole = bytes;
    long rest = 0;
    while (whole >= 1024) {
      rest = whole % 1024;
      whole /= 1024;
      unit++;
    }
    long tenths = rest * 10 / 1024;
    return whole + (unit > 0 && whole < 10 && tenths > 0 ? "." + tenths : "") + " " + UNITS[unit];
  }
}
