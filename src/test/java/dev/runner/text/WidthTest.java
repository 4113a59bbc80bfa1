package dev.runner.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidthTest {

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "abc, 3",
    "é, 1",
    "e\u0301, 1",
    "文档, 4",
    "한국어, 6",
    "ｶﾀ, 2",
    "ＡＢ, 4",
    "\u1112\u1161\u11ab, 2",
    "…, 1",
    "😀, 2",
    "👍🏽, 2",
    "👩\u200d👩\u200d👧, 2",
    "❤, 1",
    "❤\ufe0f, 2",
    "🇩🇪, 2",
    "🇩🇪🇫🇷, 4",
    "🇩, 2",
    "1\ufe0f\u20e3, 2",
    "✅, 2",
    "⌚, 2",
    "★, 1",
    "𠀀, 2",
    "﷽, 1",
    "ไทย, 3",
    "กำ, 2",
    "नि, 2",
    "a\u200bb, 2",
    "🟢, 2",
    "🀄, 2",
    "🃏, 2",
    "🆗, 2",
    "🈁, 2",
    "🫠, 2",
    "🌡, 1",
    "🌡\ufe0f, 2",
    "a\u200db, 2",
    "a\ufe0fb, 2",
    "a🏽, 3",
    "क\u094d\u200dष, 2"
  })
  void columns_are_as_terminals_count_them(String text, int columns) {
    assertThat(Width.of(text)).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource({
    "abcdef, 6, abcdef",
    "abcdef, 5, abcd…",
    "abcdef, 1, …",
    "abcdef, 0, ''",
    "文档文档, 5, 文档…",
    "文档文档, 4, 文…",
    "👩\u200d👩\u200d👧👩\u200d👩\u200d👧, 3, 👩\u200d👩\u200d👧…"
  })
  void the_beginning_is_kept(String text, int columns, String cut) {
    assertThat(Width.cut(text, columns)).isEqualTo(cut);
  }

  @ParameterizedTest
  @CsvSource({
    "abcdefghij, 10, abcdefghij",
    "abcdefghij, 9, abcd…ghij",
    "abcdefghij, 6, abc…ij",
    "abcdefghij, 2, a…",
    "abcdefghij, 1, …",
    "abcdefghij, 0, ''",
    "文档文档文档, 8, 文档…档",
    "/srv/repositories/app, 12, /srv/r…s/app"
  })
  void the_beginning_and_the_end_are_kept(String text, int columns, String cut) {
    assertThat(Width.cutMiddle(text, columns)).isEqualTo(cut);
  }

  @Test
  void rows_break_behind_spaces_where_there_are_any() {
    assertThat(Width.rows("", 5)).containsExactly("");
    assertThat(Width.rows("the quick brown", 10)).containsExactly("the quick ", "brown");
    assertThat(Width.rows("a longwordwithout", 10)).containsExactly("a longword", "without");
    assertThat(Width.rows("文档文", 1)).containsExactly("文", "档", "文");
    assertThat(Width.rows("文档文", 3)).containsExactly("文", "档", "文");
  }

  @Test
  void whatever_is_cut_fits_and_nothing_of_rows_is_lost() {
    String alphabet = "ab 文e\u0301👩\u200d🇩🇪❤\ufe0f\ud800";
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      String text = text(random, alphabet);
      int columns = 2 + random.nextInt(12);
      assertThat(Width.of(Width.cut(text, columns))).isLessThanOrEqualTo(columns);
      assertThat(Width.of(Width.cutMiddle(text, columns))).isLessThanOrEqualTo(columns);
      assertThat(Width.rows(text, columns)).allMatch(row -> Width.of(row) <= columns);
      assertThat(String.join("", Width.rows(text, columns))).isEqualTo(text);
    }
  }

  private static String text(Random random, String alphabet) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(20);
    while (text.length() < length) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
