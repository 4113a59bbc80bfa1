package dev.runner.yaml;

/// What a message quotes of a text: its beginning, on one line.
final class Brief {
  private static final int LONGEST = 40;

  private Brief() {}

  static String of(String text) {
    int end = Math.min(text.length(), LONGEST);
    String line = text.substring(0, end).replaceAll("\\s+", " ");
    return text.length() > LONGEST ? line + "..." : line;
  }
}
