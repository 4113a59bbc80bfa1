package dev.runner.progress;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.runner.event.Channel;
import dev.runner.event.Event;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.graph.Graph;
import dev.runner.graph.Task;
import dev.runner.plan.StreamMode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A run that is not one, to look at in a terminal: `MODE TARGETS TERMINAL` shows so many targets,
/// eight at a time; `flood MODE MEGABYTES` measures.
final class FakeRun {
  private static final int RUNNING = 8;

  private final Graph graph = Sample.graph(1, 1);
  private final Random random = new Random(7);
  private final Console console;

  private FakeRun(Console console) {
    this.console = console;
  }

  public static void main(String[] args) throws IOException {
    if (args[0].equals("flood")) {
      flood(StreamMode.valueOf(args[1]), Integer.parseInt(args[2]), Boolean.parseBoolean(args[3]));
    } else {
      boolean terminal = Boolean.parseBoolean(args[2]);
      try (Console console = console(StreamMode.valueOf(args[0]), terminal)) {
        new FakeRun(console).run(Integer.parseInt(args[1]));
      }
      System.out.println("the report");
    }
  }

  private static Console console(StreamMode mode, boolean terminal) {
    return new Console(
        new Screen(
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            terminal,
            terminal,
            FakeRun::size,
            terminal),
        new Manner(mode, Verbosity.NORMAL, false, Path.of("/tmp")),
        () -> System.err.println("closed"),
        Sample.NOTHING);
  }

  private static Size size() {
    try {
      Process process =
          new ProcessBuilder("sh", "-c", "stty size </dev/tty").redirectErrorStream(true).start();
      String[] size =
          new String(process.getInputStream().readAllBytes(), UTF_8).trim().split(" ", 2);
      return new Size(Integer.parseInt(size[1]), Integer.parseInt(size[0]));
    } catch (IOException | RuntimeException e) {
      return new Size(80, 24);
    }
  }

  private void run(int targets) {
    console.accept(Sample.started(graph));
    console.accept(Sample.known(graph, 0, targets));
    Deque<Task> running = new ArrayDeque<>();
    for (int i = 0; i < targets; i++) {
      Task task = Sample.task(graph, 0, "target-" + "x".repeat(i % 7) + i, i, 0);
      running.add(task);
      console.accept(Sample.attempt(task));
      if (running.size() == RUNNING) {
        end(running.removeFirst());
      }
    }
    running.forEach(this::end);
  }

  private void end(Task task) {
    for (int i = 0; i < 3; i++) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(100)));
      byte[] text =
          ("line " + i + " of \u001b[32m" + task.target().key() + "\u001b]0;title\u0007\n")
              .getBytes(UTF_8);
      console.write(task, i == 1 ? Channel.STDERR : Channel.STDOUT, text);
    }
    boolean fails = random.nextInt(6) == 0;
    Outcome outcome = fails ? Outcome.failed(new Reason.Exit(1)) : Outcome.SUCCEEDED;
    boolean again = random.nextInt(9) == 0;
    if (again) {
      console.accept(
          new Event.AttemptEnded(
              Sample.AT,
              task,
              1,
              Outcome.failed(new Reason.Exit(2)),
              Duration.ofMillis(120),
              Optional.empty(),
              Optional.of(Duration.ofMillis(400))));
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(400));
      console.accept(new Event.AttemptStarted(Sample.AT, task, 2));
    }
    console.accept(Sample.attemptEnded(task, outcome));
    console.accept(Sample.ended(task, outcome));
    console.accept(Sample.ended(task.target(), outcome));
  }

  private static void flood(StreamMode mode, int megabytes, boolean shortLines) {
    byte[] chunk =
        ("x".repeat(shortLines ? 79 : 8191) + "\n")
            .repeat(8192 / (shortLines ? 80 : 8192))
            .getBytes(UTF_8);
    long start = System.nanoTime();
    try (Console console = console(mode, false)) {
      FakeRun run = new FakeRun(console);
      console.accept(Sample.started(run.graph));
      console.accept(Sample.known(run.graph, 0, 2));
      Task task = Sample.task(run.graph, 0, "app", 1, 0);
      for (long left = (long) megabytes << 20; left > 0; left -= chunk.length) {
        console.write(task, Channel.STDOUT, chunk);
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.err.printf(
        "%s: %.0f MB/s, heap %d MB%n",
        mode, megabytes / seconds, Runtime.getRuntime().totalMemory() >> 20);
  }
}
