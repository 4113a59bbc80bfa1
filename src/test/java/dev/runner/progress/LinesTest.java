package dev.runner.progress;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {
  private final List<String> seen = new ArrayList<>();
  private final Lines lines =
      new Lines((bytes, from, to) -> seen.add(new String(bytes, from, to - from, ISO_8859_1)));

  @Test
  void keeps_the_beginning_of_a_line_until_the_rest_comes() {
    add("one\ntw");
    assertThat(seen).containsExactly("one\n");
    add("o\n\nthree");
    lines.end();
    assertThat(seen).containsExactly("one\n", "two\n", "\n", "three");
  }

  @Test
  void says_nothing_of_an_end_after_a_break() {
    add("one\n");
    lines.end();
    lines.end();
    assertThat(seen).containsExactly("one\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 1000, 65_535, 65_536, 65_537, 1_000_000})
  void gives_on_every_byte_in_lines_that_are_not_too_long_however_it_is_cut(int piece) {
    String text = text(new Random(piece));
    for (int at = 0; at < text.length(); at += piece) {
      add(text.substring(at, Math.min(text.length(), at + piece)));
    }
    lines.end();
    assertThat(String.join("", seen)).isEqualTo(text);
    assertThat(seen).allMatch(it -> it.length() <= Lines.LONGEST);
    assertThat(seen).allMatch(it -> it.indexOf('\n') < 0 || it.indexOf('\n') == it.length() - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"é", "€", "😀", "x"})
  void does_not_cut_a_character_in_two(String character) {
    byte[] text = ("ab" + character.repeat(200_000)).getBytes(UTF_8);
    lines.add(text);
    lines.end();
    assertThat(seen).hasSizeGreaterThan(2);
    assertThat(seen).allMatch(it -> !new String(it.getBytes(ISO_8859_1), UTF_8).contains("\ufffd"));
  }

  @Test
  void cuts_what_only_looks_like_a_character() {
    byte[] text = new byte[300_000];
    Arrays.fill(text, (byte) 0xbf);
    lines.add(text);
    lines.end();
    assertThat(seen.stream().mapToInt(String::length).sum()).isEqualTo(text.length);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length : new int[] {0, 1, 70, 65_534, 65_535, 65_536, 65_537, 131_072, 300_000, 5}) {
      text.append("x".repeat(length)).append(random.nextInt(4) > 0 ? "\n" : "");
    }
    return text.toString();
  }

  private void add(String text) {
    lines.add(text.getBytes(ISO_8859_1));
  }
}
