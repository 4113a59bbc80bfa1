package dev.runner.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The last lines, as a terminal would have left them.
final class TailTest {

  @Test
  void blanks_at_the_end_are_no_lines() {
    assertThat(Tail.lines("a\nb\n\nc\n \n\n", 2)).containsExactly("", "c");
    assertThat(Tail.lines("\n \n", 2)).isEmpty();
  }

  @Test
  void what_a_carriage_return_took_back_and_colours_are_not_there() {
    assertThat(Tail.lines("10 %\r50 %\r\u001b[31mdone\u001b[0m\r\n", 2)).containsExactly("done");
  }

  @Test
  void of_a_very_long_line_the_middle_is_left_out() {
    String line = "a".repeat(600) + "b".repeat(20_000_000) + "z".repeat(600);
    assertThat(Tail.lines(line, 1)).containsExactly("a".repeat(500) + "…" + "z".repeat(499));
    assertThat(Tail.all("b".repeat(2000))).containsExactly("b".repeat(2000));
  }
}
