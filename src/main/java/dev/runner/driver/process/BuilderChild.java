package dev.runner.driver.process;

import dev.runner.event.Captured;
import dev.runner.event.Channel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/// A child that the JDK started, with two threads that read it.
final class BuilderChild implements Child {
  private final Process process;
  private final Mark mark;
  private final Capture stdout;
  private final Capture stderr;
  private final List<Future<Optional<IOException>>> pumps;

  BuilderChild(
      Process process,
      Mark mark,
      Path scratch,
      ExecutorService threads,
      BiConsumer<Channel, byte[]> show) {
    this.process = process;
    this.mark = mark;
    this.stdout = new Capture(scratch);
    this.stderr = new Capture(scratch);
    Pump out =
        new Pump(process.getInputStream(), stdout, bytes -> show.accept(Channel.STDOUT, bytes));
    Pump err =
        new Pump(process.getErrorStream(), stderr, bytes -> show.accept(Channel.STDERR, bytes));
    this.pumps = List.of(threads.submit(out), threads.submit(err));
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public Mark mark() {
    return mark;
  }

  @Override
  public Exit await() throws InterruptedException {
    process.waitFor();
    for (Future<Optional<IOException>> pump : pumps) {
      ended(pump);
    }
    return exit(process.exitValue());
  }

  private static Optional<IOException> ended(Future<Optional<IOException>> pump)
      throws InterruptedException {
    try {
      return pump.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The JDK tells an end by a signal as a shell does.
  private static Exit exit(int number) {
    return number > 128 && number < 128 + 64
        ? new Exit.Killed(number - 128)
        : new Exit.Code(number);
  }

  @Override
  public boolean await(Duration most) throws InterruptedException {
    boolean ended = process.waitFor(most.toNanos(), TimeUnit.NANOSECONDS);
    if (ended) {
      await();
    }
    return ended;
  }

  @Override
  public boolean tell(Signal signal) {
    List<ProcessHandle> all = process.descendants().toList();
    switch (signal) {
      case NONE -> {}
      case TERM -> {
        all.forEach(ProcessHandle::destroy);
        process.destroy();
      }
      case KILL -> {
        all.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    }
    return process.isAlive() || !all.isEmpty();
  }

  @Override
  public Captured stdout() {
    return stdout;
  }

  @Override
  public Captured stderr() {
    return stderr;
  }

  @Override
  public Optional<IOException> lost() {
    return pumps.stream().map(Future::resultNow).flatMap(Optional::stream).findFirst();
  }

  @Override
  public void close() {
    stdout.close();
    stderr.close();
  }
}
