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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Ten thousand tasks that print from sixteen threads: nothing is torn, mixed, lost, or out of
/// order.
class ConsoleLoadTest {
  private static final int TASKS = 10_000;
  private static final int LINES = 6;

  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private final Graph graph = Sample.graph(1, 1);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(
      value = StreamMode.class,
      names = {"PREFIXED", "GROUP", "LIVE"})
  void shows_every_line_of_every_task(StreamMode mode) throws Exception {
    Screen screen = new Screen(stdout, stderr, false, false, Sample.VIEW, false);
    Manner manner = new Manner(mode, Verbosity.QUIET, false, folder);
    try (Console console = new Console(screen, manner, () -> {}, Sample.NOTHING)) {
      console.accept(Sample.started(graph));
      console.accept(Sample.known(graph, 0, TASKS));
      run(console);
    }
    check(mode, stdout, "out");
    check(mode, stderr, "err");
  }

  private void run(Console console) throws Exception {
    ConcurrentLinkedQueue<Integer> targets =
        new ConcurrentLinkedQueue<>(IntStream.range(0, TASKS).boxed().toList());
    List<Future<?>> pumps = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      for (int i = 0; i < 16; i++) {
        pumps.add(threads.submit(() -> pump(console, targets)));
      }
    }
    for (Future<?> pump : pumps) {
      pump.get();
    }
  }

  private void pump(Console console, ConcurrentLinkedQueue<Integer> targets) {
    Integer target = targets.poll();
    while (target != null) {
      Task task = Sample.task(graph, 0, "t" + target, target, 0);
      print(console, task, Channel.STDOUT, "out");
      print(console, task, Channel.STDERR, "err");
      synchronized (console) {
        console.accept(Sample.attemptEnded(task, Outcome.SUCCEEDED));
        console.accept(Sample.ended(task, Outcome.SUCCEEDED));
        console.accept(Sample.ended(task.target(), Outcome.SUCCEEDED));
      }
      target = targets.poll();
    }
  }

  private static void print(Console console, Task task, Channel channel, String name) {
    Random random = new Random(task.target().index());
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < LINES; i++) {
      text.append(line(task.target().index(), name, i)).append('\n');
    }
    byte[] bytes = text.toString().getBytes(UTF_8);
    int at = 0;
    while (at < bytes.length) {
      int end = Math.min(bytes.length, at + 1 + random.nextInt(80));
      console.write(task, channel, java.util.Arrays.copyOfRange(bytes, at, end));
      at = end;
    }
  }

  private static String line(int target, String name, int number) {
    return target + " " + name + " " + number + " " + "x".repeat(target % 50);
  }

  private static void check(StreamMode mode, ByteArrayOutputStream stream, String name) {
    List<String> lines = stream.toString(UTF_8).lines().toList();
    assertThat(lines).hasSize(TASKS * LINES);
    if (mode == StreamMode.PREFIXED) {
      Map<Integer, Integer> seen = new HashMap<>();
      for (String line : lines) {
        int target = Integer.parseInt(line.substring(2, line.indexOf(']')));
        int number = seen.merge(target, 1, Integer::sum) - 1;
        assertThat(line).isEqualTo("[t" + target + "] " + line(target, name, number));
      }
    } else {
      for (int i = 0; i < lines.size(); i++) {
        assertThat(lines.get(i)).isEqualTo(line(i / LINES, name, i % LINES));
      }
    }
  }
}
