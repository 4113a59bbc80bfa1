package dev.runner.driver.http;

/// A number of bytes, for people.
final class Size {
  private static final String[] UNITS = {"bytes", "KB", "MB", "GB"};

  private Size() {}

  /// As whoever set it wrote it: in the largest unit, of 1024 or of 1000, that leaves no rest.
  static String text(long bytes) {
    return bytes > 0 && bytes % 1000 == 0 && bytes % 1024 != 0
        ? text(bytes, 1000)
        : text(bytes, 1024);
  }

  private static String text(long bytes, int step) {
    long number = bytes;
    int unit = 0;
    while (unit < UNITS.length - 1 && number >= step && number % step == 0) {
      number /= step;
      unit++;
    }
    return number + " " + UNITS[unit];
  }
}
