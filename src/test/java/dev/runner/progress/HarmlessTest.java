package dev.runner.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarmlessTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          plain text,                        plain text
          naïve 日本 😀,                      naïve 日本 😀
          a\\e[2Jb\\e[1;1Hc,                 abc
          a\\e[?1049hb\\e[6nc,               abc
          \\e]0;title\\ax,                   x
          \\e]52;c;aGk=\\e\\\\x,             x
          \\e]8;;http://x\\e\\\\link\\e]8;;\\e\\\\, link
          \\eP1$qm\\e\\\\x\\e_apc\\e\\\\y,    xy
          \\ecx\\e7y\\e(B,                   xy
          \\e]0;not ended,                   ␛]0;not ended
          x\\e[31,                           x␛[31
          x\\e,                              x␛
          bell\\a back\\b del\\x7f,          bell␇ back␈ del␡
          10%\\r50%\\r100%,                  100%
          done\\r\\n,                        done
          10%\\r50%\\r\\r,                   50%
          \\x{9b}2Jx\\x{85}y,                x\ufffdy
          a\\x{202e}b\\x{2066}c,             a\ufffdb\ufffdc
          \\e[31mred\\e[0m,                  red
          """)
  void lets_nothing_through_that_drives_a_terminal(String child, String shown) {
    assertThat(line(child, false)).isEqualTo(shown);
  }

  @Test
  void keeps_colours_where_they_are_wanted_and_ends_them_with_the_line() {
    assertThat(line("\\e[31mred\\e[0m\\e[K", true)).isEqualTo("\u001b[31mred\u001b[0m");
    assertThat(line("\\e[1;38:5:99mred", true)).isEqualTo("\u001b[1;38:5:99mred\u001b[0m");
    assertThat(line("\\e[>4;2mx\\e[?4mx", true)).isEqualTo("xx");
  }

  @Test
  void shows_what_is_no_utf_8_as_replaced() {
    byte[] bytes = {'a', (byte) 0x9b, '2', 'J', (byte) 0xff, (byte) 0xc3, '\n'};
    assertThat(new String(Harmless.line(bytes, 0, bytes.length, true), UTF_8))
        .isEqualTo("a\ufffd2J\ufffd\ufffd");
  }

  @Test
  void never_lets_an_escape_through_whatever_comes() {
    Random random = new Random(1);
    byte[] often = "\u001b[]P\\;m0?\u0007\r\n".getBytes(UTF_8);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(30)];
      random.nextBytes(bytes);
      for (int at = 0; at < bytes.length; at++) {
        bytes[at] = random.nextBoolean() ? often[random.nextInt(often.length)] : bytes[at];
      }
      String shown = new String(Harmless.line(bytes, 0, bytes.length, true), UTF_8);
      assertThat(shown.replaceAll("\u001b\\[[0-9;:]*m", "")).matches("[\\n\\t\\P{Cc}]*");
    }
  }

  @Test
  void takes_time_in_proportion_to_the_length() {
    String hostile = "\u001b]\u001b[1;".repeat(8000);
    assertThat(Harmless.line(hostile, true)).doesNotContain("\u001b");
  }

  private static String line(String child, boolean colour) {
    String text =
        child
            .replace("\\\\", "\u0000")
            .replace("\\e", "\u001b")
            .replace("\\a", "\u0007")
            .replace("\\b", "\b")
            .replace("\\r", "\r")
            .replace("\\n", "\n")
            .replace("\\x7f", "\u007f")
            .replace("\\x{9b}", "\u009b")
            .replace("\\x{85}", "\u0085")
            .replace("\\x{202e}", "\u202e")
            .replace("\\x{2066}", "\u2066")
            .replace("\u0000", "\\");
    byte[] bytes = text.getBytes(UTF_8);
    return new String(Harmless.line(bytes, 0, bytes.length, colour), UTF_8);
  }
}
