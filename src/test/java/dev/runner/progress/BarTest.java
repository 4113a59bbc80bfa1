package dev.runner.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Channel;
import dev.runner.event.Outcome;
import dev.runner.graph.Graph;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// What a terminal gets; stdout and stderr are the same one.
class BarTest {
  private static final Counts HALF =
      new Counts(2, true, 1, 0, 1, 0, ServiceCounts.NONE, Counts.Phase.FIRST);

  private static final String ERASED = "\r\u001b[K\u001b[C\u001b[J\r";

  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final AtomicReference<Size> size = new AtomicReference<>(new Size(52, 24));
  private final Graph graph = Sample.graph(1, 1);
  private final Roster roster = new Roster();
  private final Stage stage = stage(true);
  private final Bar bar = new Bar(stage, size::get, Sample.alone(), roster);

  @Test
  void shows_nothing_of_a_short_run() {
    bar.begin(new Labels("p", false), 0);
    assertThat(bar.untilNext(0)).isEqualTo(Duration.ofMillis(300).toNanos());
    bar.tick(HALF, millis(299));
    stage.settle();
    bar.end();
    stage.settle();
    assertThat(shown()).isEmpty();
  }

  @Test
  void draws_a_frame_only_when_its_time_has_come_and_something_changed() {
    bar.begin(new Labels("p", false), 0);
    bar.tick(HALF, millis(300));
    bar.tick(new Counts(2, true, 1, 1, 1, 0, ServiceCounts.NONE, Counts.Phase.FIRST), millis(399));
    bar.tick(HALF, millis(400));
    stage.settle();
    assertThat(shown()).isEqualTo(frame("p  1/2  50% █████▌       1 running  0:00 ETA 0:01"));
    assertThat(bar.untilNext(millis(410))).isEqualTo(millis(90));
  }

  @Test
  void makes_room_for_lines_and_comes_back_below_them() {
    stage.progress(List.of("half"));
    stage.line("ours");
    stage.line(Channel.STDOUT, new byte[0], "theirs\n".getBytes(UTF_8), 0, 7);
    stage.settle();
    stage.progress(List.of());
    stage.settle();
    assertThat(shown())
        .isEqualTo(frame("half") + ERASED + "ours\ntheirs\n" + frame("half") + ERASED);
  }

  @Test
  void stays_where_it_is_while_lines_go_elsewhere() {
    Stage redirected = stage(false);
    redirected.progress(List.of("half"));
    redirected.line(Channel.STDOUT, new byte[0], "theirs\n".getBytes(UTF_8), 0, 7);
    redirected.settle();
    assertThat(shown()).isEqualTo(frame("half") + "theirs\n");
  }

  @Test
  void draws_all_of_it_anew_in_a_window_of_another_size() {
    bar.begin(new Labels("p", false), 0);
    bar.tick(HALF, millis(300));
    size.set(new Size(20, 24));
    bar.tick(HALF, millis(400));
    stage.settle();
    assertThat(shown())
        .endsWith("ETA 0:01\u001b[K\r\u001b[?7h" + ERASED + frame("1/2  50% ████    "));
  }

  private void run(int tasks) {
    roster.add(Sample.started(graph));
    for (int i = 0; i < tasks; i++) {
      roster.add(Sample.attempt(Sample.task(graph, 0, "task-" + i, i, 0)));
    }
  }

  private List<String> rows(int columns, int rows) {
    return new RunningRows(Labels.UNKNOWN, it -> it.target().index() == 1)
        .of(roster, Duration.ofSeconds(75), new Size(columns, rows));
  }

  @Test
  void lists_the_tasks_that_have_been_running_longest() {
    run(3);
    assertThat(rows(80, 24))
        .containsExactly(" 1m15s  task-0", " 1m15s  task-1  slow", " 1m15s  task-2");
    roster.add(Sample.attemptEnded(Sample.task(graph, 0, "task-0", 0, 0), Outcome.SUCCEEDED));
    assertThat(rows(80, 24)).containsExactly(" 1m15s  task-1  slow", " 1m15s  task-2");
  }

  @Test
  void lists_no_more_than_a_third_of_the_window_has_room_for() {
    run(200);
    assertThat(rows(80, 60)).hasSize(7).endsWith(" 1m15s  task-5", "        ... and 194 more");
    assertThat(rows(80, 24)).hasSize(7).endsWith(" 1m15s  task-5", "        ... and 194 more");
    assertThat(rows(80, 10)).isEmpty();
    assertThat(rows(40, 24)).isEmpty();
  }

  @Test
  void lists_nothing_that_has_only_begun() {
    run(2);
    RunningRows running = new RunningRows(Labels.UNKNOWN, _ -> false);
    assertThat(running.of(roster, Duration.ofMillis(999), new Size(80, 24))).isEmpty();
    assertThat(running.of(roster, Duration.ofMillis(1000), new Size(80, 24))).hasSize(2);
  }

  @Test
  void draws_of_several_rows_only_what_has_changed() {
    Block block = new Block();
    assertThat(block.draw(List.of("bar", " 1s  a", " 1s  b")))
        .isEqualTo(
            "\r\u001b[?7l\n\n\u001b[2A\r\u001b7bar\u001b[K"
                + "\r\u001b[B 1s  a\r\u001b[B 1s  b\u001b8\u001b[?7h");
    assertThat(block.draw(List.of("bar", " 1s  a", " 2s  b")))
        .isEqualTo("\r\u001b[?7l\u001b7\r\u001b[B\r\u001b[B\u001b[1C2\u001b8\u001b[?7h");
    assertThat(block.draw(List.of("bar", " 2s  b")))
        .isEqualTo(
            "\r\u001b[?7l\u001b7\r\u001b[B\u001b[1C2s  b\r\u001b[B\r\u001b[J\u001b8\u001b[?7h");
    assertThat(block.draw(List.of("ba")))
        .isEqualTo("\r\u001b[?7l\u001b7ba\u001b[K\r\u001b[B\r\u001b[J\u001b8\u001b[?7h");
    assertThat(block.clear()).isEqualTo(ERASED);
  }

  /// What draws a row where there is none.
  private static String frame(String row) {
    return "\r\u001b[?7l" + row + "\u001b[K\r\u001b[?7h";
  }

  private Stage stage(boolean outTerminal) {
    Screen screen = new Screen(terminal, terminal, outTerminal, true, size::get, false);
    return new Stage(screen, false, new Patience(System::nanoTime), () -> {});
  }

  private String shown() {
    return terminal.toString(UTF_8);
  }

  private static long millis(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }
}
