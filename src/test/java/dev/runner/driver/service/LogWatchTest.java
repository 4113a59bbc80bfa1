package dev.runner.driver.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Channel;
import dev.runner.expr.TextPattern;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.text.Span;
import dev.runner.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LogWatchTest {
  private static final Span SPAN = new Source("plan.yaml", "").span(0, 0);

  private final List<String> told = new ArrayList<>();
  private final LogWatch watch =
      new LogWatch(pattern("^Listening on [0-9]+$"), () -> told.add("found"));

  @Test
  void finds_a_line_that_comes_in_pieces() {
    see("starting\nListen");
    see("ing on 80");
    assertThat(told).containsExactly("found");
  }

  @Test
  void tells_once_and_looks_no_further() {
    see("Listening on 80\n");
    see("Listening on 80\n");
    assertThat(told).containsExactly("found");
    assertThat(watch.matched()).isTrue();
  }

  @Test
  void looks_at_each_stream_by_itself() {
    watch.see(Channel.STDOUT, "Listening ".getBytes(UTF_8));
    watch.see(Channel.STDERR, "on 80\n".getBytes(UTF_8));
    assertThat(told).isEmpty();
  }

  @Test
  void leaves_colours_and_carriage_returns_aside() {
    see("\u001b[1;32mListening on \u001b[0m80\r\n");
    assertThat(told).containsExactly("found");
  }

  @Test
  void forgets_what_is_beyond_a_very_long_line() {
    see("x".repeat(1 << 20));
    see("\nListening on 80\n");
    assertThat(told).containsExactly("found");
  }

  private void see(String text) {
    watch.see(Channel.STDOUT, text.getBytes(UTF_8));
  }

  private static TextPattern pattern(String regex) {
    return TextPattern.parse(Text.verbatim(regex, SPAN), new Problems()).orElseThrow();
  }
}
