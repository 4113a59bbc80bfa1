package dev.runner.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Channel;
import dev.runner.event.Event;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.graph.Graph;
import dev.runner.graph.Task;
import dev.runner.plan.StreamMode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of output when whoever reads it is slow, stuck or gone.
@Timeout(60)
class ConsoleFlowTest {
  private static final byte[] CHUNK = "0123456789abcde\n".repeat(512).getBytes(UTF_8);

  private final Graph graph = Sample.graph(1, 1);
  private final Task task = Sample.task(graph, 0, "app", 0, 0);
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private final AtomicInteger closed = new AtomicInteger();
  private final AtomicLong written = new AtomicLong();

  @TempDir Path folder;

  @Test
  void makes_children_wait_for_a_stuck_reader_but_never_the_loop() throws Exception {
    Gate gate = new Gate();
    Console console = console(gate, StreamMode.PREFIXED);
    Thread pump = Thread.ofPlatform().start(() -> pump(console, 2000));
    gate.reached.await();
    waitsFor(pump);
    long before = written.get();
    assertThat(before).isLessThan(5 << 20);
    for (int i = 0; i < 10_000; i++) {
      console.accept(Sample.attempt(task));
    }
    gate.opened.countDown();
    pump.join();
    console.close();
    assertThat(gate.bytes.toString(UTF_8).lines().count()).isEqualTo(2000 * 512);
  }

  @Test
  void gives_up_on_a_stuck_reader_when_the_run_is_interrupted() throws Exception {
    Gate gate = new Gate();
    Console console = console(gate, StreamMode.PREFIXED);
    Thread pump = Thread.ofPlatform().start(() -> pump(console, 2000));
    gate.reached.await();
    waitsFor(pump);
    console.accept(new Event.Stopping(Sample.AT, new Reason.Interrupted()));
    pump.join();
    console.close();
    gate.opened.countDown();
    assertThat(closed).hasValue(0);
  }

  @Test
  void shows_all_that_was_kept_when_an_interrupted_run_has_a_reader() {
    ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    try (Console console = console(stdout, StreamMode.GROUP)) {
      pump(console, 4000);
      console.accept(new Event.Stopping(Sample.AT, new Reason.Interrupted()));
    }
    assertThat(stdout.size()).isEqualTo(4000 * CHUNK.length);
  }

  @Test
  void can_be_aborted_while_it_waits_for_a_stuck_reader() throws Exception {
    Gate gate = new Gate();
    Console console = console(gate, StreamMode.GROUP);
    pump(console, 10);
    console.accept(Sample.ended(task, Outcome.SUCCEEDED));
    gate.reached.await();
    Thread closing = Thread.ofPlatform().start(console::close);
    waitsFor(closing);
    console.abort();
    closing.join();
    gate.opened.countDown();
  }

  @Test
  void shows_nothing_of_what_waits_when_it_is_aborted() {
    ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    try (Console console = console(stdout, StreamMode.GROUP)) {
      pump(console, 10);
      console.abort();
    }
    assertThat(stdout.size()).isZero();
  }

  @Test
  void tells_once_that_the_reader_is_gone_and_drops_the_rest() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    OutputStream broken = new Broken("Broken pipe");
    try (Console console =
        new Console(
            screen(broken),
            manner(StreamMode.PREFIXED),
            () -> {
              closed.incrementAndGet();
              told.countDown();
            },
            Sample.NOTHING)) {
      pump(console, 100);
      told.await();
      pump(console, 10_000);
    }
    assertThat(closed).hasValue(1);
    assertThat(stderr.size()).isZero();
  }

  @Test
  void says_why_a_stream_takes_no_more_when_it_is_not_its_reader() {
    try (Console console = console(new Broken("No space left on device"), StreamMode.PREFIXED)) {
      pump(console, 100);
    }
    assertThat(closed).hasValue(1);
    assertThat(stderr.toString(UTF_8))
        .isEqualTo("error: cannot write to stdout: No space left on device\n");
  }

  @Test
  void goes_on_when_the_disk_has_no_room_for_what_waits() throws IOException {
    ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    Task later = Sample.task(graph, 0, "later", 1, 0);
    Manner manner = new Manner(StreamMode.LIVE, Verbosity.QUIET, false, folder.resolve("missing"));
    try (Console console =
        new Console(screen(stdout), manner, closed::incrementAndGet, Sample.NOTHING)) {
      console.accept(Sample.started(graph));
      for (int i = 0; i < 1000; i++) {
        console.write(later, Channel.STDOUT, CHUNK);
      }
      console.write(task, Channel.STDOUT, "shown\n".getBytes(UTF_8));
      console.accept(Sample.ended(task, Outcome.SUCCEEDED));
    }
    assertThat(stdout.toString(UTF_8)).startsWith("shown\n");
    assertThat(stderr.toString(UTF_8)).startsWith("error: output that waits for its turn is lost");
    assertThat(stderr.toString(UTF_8).lines()).hasSize(1);
  }

  @Test
  void shows_a_gigabyte_without_a_break_in_bounded_memory() {
    byte[] zeros = new byte[64 << 10];
    AtomicLong size = new AtomicLong();
    OutputStream counting =
        new OutputStream() {
          @Override
          public void write(int b) {
            size.incrementAndGet();
          }

          @Override
          public void write(byte[] bytes, int from, int count) {
            size.addAndGet(count);
          }
        };
    try (Console console = console(counting, StreamMode.PREFIXED)) {
      for (int i = 0; i < 16 << 10; i++) {
        console.write(task, Channel.STDOUT, zeros);
      }
    }
    assertThat(size).hasValue((1L << 30) + (16L << 10) * "[app] \n".length());
  }

  private Console console(OutputStream stdout, StreamMode mode) {
    return new Console(screen(stdout), manner(mode), closed::incrementAndGet, Sample.NOTHING);
  }

  private Screen screen(OutputStream stdout) {
    return new Screen(stdout, stderr, false, false, Sample.VIEW, false);
  }

  private Manner manner(StreamMode mode) {
    return new Manner(mode, Verbosity.QUIET, false, folder);
  }

  private void pump(Console console, int chunks) {
    for (int i = 0; i < chunks; i++) {
      console.write(task, Channel.STDOUT, CHUNK);
      written.addAndGet(CHUNK.length);
    }
  }

  /// Until the thread waits for something: it always does, sooner or later.
  private static void waitsFor(Thread thread) throws InterruptedException {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      thread.join(Duration.ofMillis(5));
    }
  }

  /// A stream that takes nothing.
  private static final class Broken extends OutputStream {
    private final String why;

    Broken(String why) {
      this.why = why;
    }

    @Override
    public void write(int b) throws IOException {
      throw new IOException(why);
    }
  }
}
