package dev.runner.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Channel;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What a terminal gets; stdout and stderr are the same one.
class BarTest {
  private static final Counts HALF =
      new Counts(2, true, 1, 0, 1, 0, ServiceCounts.NONE, Counts.Phase.FIRST);

  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final AtomicInteger columns = new AtomicInteger(52);
  private final Stage stage = stage(true);
  private final Bar bar = new Bar(stage, columns::get, Sample.alone());

  @Test
  void shows_nothing_of_a_short_run() {
    bar.begin("p", 0);
    assertThat(bar.untilNext(0)).isEqualTo(Duration.ofMillis(300).toNanos());
    bar.tick(HALF, millis(299));
    stage.settle();
    bar.end();
    stage.settle();
    assertThat(shown()).isEmpty();
  }

  @Test
  void draws_a_frame_only_when_its_time_has_come_and_something_changed() {
    bar.begin("p", 0);
    bar.tick(HALF, millis(300));
    bar.tick(new Counts(2, true, 1, 1, 1, 0, ServiceCounts.NONE, Counts.Phase.FIRST), millis(399));
    bar.tick(HALF, millis(400));
    stage.settle();
    assertThat(shown()).isEqualTo("\rp  1/2  50% █████▌       1 running  0:00 ETA 0:01\u001b[K");
    assertThat(bar.untilNext(millis(410))).isEqualTo(millis(90));
  }

  @Test
  void makes_room_for_lines_and_comes_back_below_them() {
    stage.progress("half");
    stage.line("ours");
    stage.line(Channel.STDOUT, new byte[0], "theirs\n".getBytes(UTF_8), 0, 7);
    stage.settle();
    stage.progress("");
    stage.settle();
    assertThat(shown())
        .isEqualTo(
            "\rhalf\u001b[K" + "\r\u001b[J" + "ours\ntheirs\n" + "\rhalf\u001b[K" + "\r\u001b[J");
  }

  @Test
  void stays_where_it_is_while_lines_go_elsewhere() {
    Stage redirected = stage(false);
    redirected.progress("half");
    redirected.line(Channel.STDOUT, new byte[0], "theirs\n".getBytes(UTF_8), 0, 7);
    redirected.settle();
    assertThat(shown()).isEqualTo("\rhalf\u001b[Ktheirs\n");
  }

  @Test
  void leaves_nothing_behind_on_a_terminal_that_became_narrower() {
    stage.progress("0123456789012345678901234");
    columns.set(10);
    stage.progress("short");
    stage.settle();
    assertThat(shown())
        .isEqualTo("\r0123456789012345678901234\u001b[K\r\u001b[2A\u001b[Jshort\u001b[K");
  }

  private Stage stage(boolean outTerminal) {
    Screen screen = new Screen(terminal, terminal, outTerminal, true, columns::get, false);
    return new Stage(screen, false, new Patience(System::nanoTime), () -> {});
  }

  private String shown() {
    return terminal.toString(UTF_8);
  }

  private static long millis(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }
}
