package dev.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileNameTest {
  private static final String[] PIECES = {
    "a",
    "b",
    "/",
    ".",
    "-",
    "%",
    "%2F",
    "%~",
    "~",
    " ",
    "\n",
    "\0",
    "é",
    "文",
    "\ud83d\ude00",
    "\ud83d",
    "\ude00",
    "\u202e",
    "\u200d",
    "\u0085",
    "\ufffd"
  };

  static Stream<Arguments> names() {
    return Stream.of(
        Arguments.of("app", "app"),
        Arguments.of("web-1.example.org:80", "web-1.example.org:80"),
        Arguments.of("src/a b", "src%2Fa b"),
        Arguments.of("/", "%2F"),
        Arguments.of("%2F", "%252F"),
        Arguments.of(".", "%2E"),
        Arguments.of("..", "%2E."),
        Arguments.of(".git", "%2Egit"),
        Arguments.of("-rf", "%2Drf"),
        Arguments.of("", "%"),
        Arguments.of("a\nb\0\u007f", "a%0Ab%00%7F"),
        Arguments.of("\u0085\u202e", "%C2%85%E2%80%AE"),
        Arguments.of("日本 é", "日本 é"),
        Arguments.of("\ud83d", "%ED%A0%BD"),
        Arguments.of("x".repeat(200), "x".repeat(200)));
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_text_stays_as_readable_as_may_be(String text, String name) {
    assertThat(FileName.of(text)).isEqualTo(name);
  }

  @Test
  void a_long_one_is_cut_between_characters_and_ends_with_a_hash() {
    String one = FileName.of("文".repeat(100));
    String other = FileName.of("文".repeat(101));

    assertThat(one).matches("文{55}%~[0-9a-f]{32}").isNotEqualTo(other);
    assertThat(other).matches("文{55}%~[0-9a-f]{32}");
    assertThat(FileName.of("/".repeat(300))).matches("(%2F){55}%~[0-9a-f]{32}");
  }

  @Test
  void no_two_texts_have_the_same_name_and_every_name_is_one_of_a_file() {
    Map<String, String> texts = new HashMap<>();
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(i % 10 == 0 ? 150 : 5); length > 0; length--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      String name = FileName.of(text.toString());
      assertThat(texts.putIfAbsent(name, text.toString())).isIn(null, text.toString());
      assertThat(name).doesNotStartWith("-").doesNotStartWith(".").doesNotContain("/", "\0", "\n");
      assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, 200);
    }
  }
}
