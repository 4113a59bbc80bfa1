package dev.runner.report;

/// A number of things, with the right ending.
final class Count {
  private Count() {}

  static String of(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
