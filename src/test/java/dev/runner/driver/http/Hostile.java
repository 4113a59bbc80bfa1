package dev.runner.driver.http;

import java.util.stream.Stream;

/// Values that would be more than a value, were they pasted.
final class Hostile {
  private Hostile() {}

  /// None of them breaks a line or ends a text.
  static Stream<String> values() {
    return Stream.of(
        "",
        " ",
        "a b",
        "\"a\"",
        "'",
        "\\",
        "\t",
        "a&b=c",
        "a=b;c",
        "+",
        "#x",
        "?x=y",
        "/",
        "//evil.example/",
        "../",
        "../../etc/passwd",
        "..;",
        "...",
        "%",
        "%2F",
        "%2e%2e",
        "%0d%0aX: y",
        "@evil.example",
        ":80@evil.example/",
        "https://evil.example/",
        "${{ v }}",
        "$(id)",
        "--runner",
        "<>^`{|}[]",
        "ü",
        "🚀",
        "\u2028",
        "\u202e",
        "\ufeff");
  }

  /// Those that would break a line of a head, or end it.
  static Stream<String> breaks() {
    return Stream.of(
        "a\nb", "a\rb", "a\r\nX-Evil: y", "a\r\n\r\nGET /evil HTTP/1.1", "a\0b", "a\n;", ";\0");
  }

  /// Halves of surrogate pairs.
  static Stream<String> halves() {
    return Stream.of("\ud800", "a\ud83d", "\ude80b", "\ude80\ud83d", "🚀\ud83d\ud83d");
  }

  static Stream<String> all() {
    return Stream.concat(values(), breaks());
  }
}
