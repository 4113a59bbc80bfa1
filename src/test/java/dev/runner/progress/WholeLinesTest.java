package dev.runner.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Channel;
import org.junit.jupiter.api.Test;

class WholeLinesTest {
  private final WholeLines lines = new WholeLines();

  @Test
  void keeps_what_has_no_end_until_it_has_one() {
    assertThat(out("one\ntw")).isEqualTo("one\n");
    assertThat(out("o")).isEmpty();
    assertThat(out("\nthree\nfo")).isEqualTo("two\nthree\n");
    assertThat(text(lines.rest(Channel.STDOUT))).isEqualTo("fo");
    assertThat(text(lines.rest(Channel.STDOUT))).isEmpty();
  }

  @Test
  void keeps_the_streams_apart() {
    assertThat(out("out")).isEmpty();
    assertThat(text(lines.add(Channel.STDERR, "err\n".getBytes(UTF_8)))).isEqualTo("err\n");
    assertThat(out("\n")).isEqualTo("out\n");
  }

  @Test
  void ends_a_line_that_goes_on_for_too_long() {
    String half = "x".repeat(40 << 10);
    assertThat(out(half)).isEmpty();
    assertThat(out(half)).isEqualTo(half + half + "\n");
    assertThat(out("y\n")).isEqualTo("y\n");
  }

  @Test
  void tells_how_much_is_left_out() {
    byte[] torn = "a\nb\nc".getBytes(UTF_8);
    assertThat(LeftOut.NOTHING.plus(torn)).isEqualTo(new LeftOut(3, 5));
    assertThat(new LeftOut(1, 999).text()).isEqualTo("1 line (999 B) left out on screen");
    assertThat(new LeftOut(1234, 56_780_000).text())
        .isEqualTo("1,234 lines (56 MB) left out on screen");
  }

  private String out(String text) {
    return text(lines.add(Channel.STDOUT, text.getBytes(UTF_8)));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
