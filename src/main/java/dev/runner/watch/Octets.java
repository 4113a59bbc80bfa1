package dev.runner.watch;

import java.nio.charset.StandardCharsets;

/// A text as git sees it, which matches bytes: one character for each byte of its UTF-8.
final class Octets {
  private static final int ASCII = 0x80;

  private Octets() {}

  static String of(String text) {
    return text.chars().allMatch(it -> it < ASCII)
        ? text
        : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
