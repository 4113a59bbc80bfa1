package dev.runner.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Channel;
import dev.runner.event.Outcome;
import dev.runner.graph.Graph;
import dev.runner.graph.Task;
import dev.runner.plan.StreamMode;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a service that prints more than the screen can take.
@Timeout(60)
class ConsoleFloodTest {
  private static final Pattern NOTE =
      Pattern.compile("\\[web] ([0-9,]+) lines? \\([0-9]+ [kM]?B\\) left out on screen");
  private static final String LINE = "0123456789abcde";
  private static final int LINES = 1_000_000;
  private static final byte[] ALL = (LINE + "\n").repeat(LINES).getBytes(UTF_8);

  /// Ends within a line.
  private static final int PIECE = 8191;

  private final Graph graph = Sample.services("web");
  private final Task web = Sample.task(graph, 0, "web", 0, 0);
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private final Gate gate = new Gate();

  @TempDir Path folder;

  @Test
  void a_stuck_terminal_never_makes_it_wait_and_whole_lines_are_left_out() {
    try (Console console = console(true)) {
      console.accept(Sample.started(graph));
      flood(console);
      gate.opened.countDown();
      end(console);
    }
    assertThat(shown()).containsOnly("[web] " + LINE);
    assertThat(stderr.toString(UTF_8).lines()).isNotEmpty().allMatch(NOTE.asMatchPredicate());
    assertThat(shown().length + leftOut()).isEqualTo(LINES);
    assertThat(leftOut()).isGreaterThan(LINES / 2);
  }

  @Test
  void what_is_no_terminal_is_waited_for() throws Exception {
    try (Console console = console(false)) {
      console.accept(Sample.started(graph));
      Thread pump = Thread.ofPlatform().start(() -> flood(console));
      while (pump.getState() != Thread.State.TIMED_WAITING) {
        pump.join(Duration.ofMillis(5));
      }
      gate.opened.countDown();
      pump.join();
      end(console);
    }
    assertThat(shown()).hasSize(LINES).containsOnly("[web] " + LINE);
    assertThat(stderr.toString(UTF_8)).isEmpty();
  }

  @Test
  void the_last_line_is_shown_though_it_has_no_end() {
    gate.opened.countDown();
    try (Console console = console(true)) {
      console.accept(Sample.started(graph));
      console.write(web, Channel.STDOUT, "one\ntwo".getBytes(UTF_8));
      end(console);
    }
    assertThat(gate.bytes.toString(UTF_8)).isEqualTo("[web] one\n[web] two\n");
  }

  private Console console(boolean terminal) {
    return new Console(
        new Screen(gate, stderr, terminal, terminal, Sample.VIEW, false),
        new Manner(StreamMode.PREFIXED, Verbosity.QUIET, false, folder),
        () -> {},
        Sample.NOTHING);
  }

  private void flood(Console console) {
    for (int at = 0; at < ALL.length; at += PIECE) {
      byte[] piece = Arrays.copyOfRange(ALL, at, Math.min(ALL.length, at + PIECE));
      console.write(web, Channel.STDOUT, piece);
    }
  }

  private void end(Console console) {
    console.accept(Sample.attemptEnded(web, Outcome.SUCCEEDED));
    console.accept(Sample.ended(web, Outcome.SUCCEEDED));
  }

  private String[] shown() {
    return gate.bytes.toString(UTF_8).split("\n");
  }

  private long leftOut() {
    return NOTE.matcher(stderr.toString(UTF_8))
        .results()
        .mapToLong(it -> Long.parseLong(it.group(1).replace(",", "")))
        .sum();
  }
}
