package dev.runner.progress;

import java.util.Locale;

/// How much of a service's output is not shown, since the screen was too slow for it.
record LeftOut(long lines, long bytes) {
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

  static final LeftOut NOTHING = new LeftOut(0, 0);

  LeftOut plus(byte[] more) {
    long ends = 0;
    for (byte b : more) {
      ends += b == '\n' ? 1 : 0;
    }
    boolean open = more.length > 0 && more[more.length - 1] != '\n';
    return new LeftOut(lines + ends + (open ? 1 : 0), bytes + more.length);
  }

  boolean any() {
    return bytes > 0;
  }

  /// `1,234 lines (56 MB) left out on screen`.
  String text() {
    return String.format(Locale.ROOT, "%,d", lines)
        + (lines == 1 ? " line (" : " lines (")
        + size()
        + ") left out on screen";
  }

  private String size() {
    int unit = 0;
    long whole = bytes;
    while (whole >= 1000) {
      whole /= 1000;
      unit++;
    }
    return whole + " " + UNITS[unit];
  }
}
