package dev.runner.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "plain ~", "Zürich 文档 한국어 👩\u200d👧 ❤\ufe0f नि", "é e\u0301"})
  void text_stays(String text) {
    assertThat(Printable.line(text)).isEqualTo(text);
    assertThat(Printable.text(text)).isEqualTo(text);
  }

  @Test
  void what_drives_a_terminal_becomes_visible() {
    assertThat(Printable.line("\u001b[2J\u001b]0;x\u0007\b\r\n\t\0\u007f"))
        .isEqualTo("␛[2J␛]0;x␇␈␍␊ ␀␡");
    assertThat(Printable.line("\u0085\u009b31m\u009d")).isEqualTo("��31m�");
  }

  @Test
  void what_turns_or_hides_text_becomes_visible() {
    assertThat(Printable.line("a\u202eb\u2066c\u2069\u200f\u061c")).isEqualTo("a�b�c���");
    assertThat(Printable.line("\u2028\u2029")).isEqualTo("��");
    assertThat(Printable.line("\ud83d a \udc69")).isEqualTo("� a �");
  }

  @Test
  void lines_may_stay_lines() {
    assertThat(Printable.text("a\n\tb\r\n")).isEqualTo("a\n\tb␍\n");
  }

  @Test
  void colours_are_taken_out_and_nothing_else() {
    assertThat(Printable.uncoloured("\u001b[1;31merr\u001b[0m \u001b[m\u001b[38:5:1mx"))
        .isEqualTo("err x");
    assertThat(Printable.uncoloured("\u001b[2J\u001b[31\u001b["))
        .isEqualTo("\u001b[2J\u001b[31\u001b[");
    assertThat(Printable.uncoloured("\u001b[\u001b[0m")).isEqualTo("\u001b[");
  }
}
