package dev.runner.driver.process;

import dev.runner.event.Captured;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// A child that the event loop looks after.
final class PosixChild implements Child {
  private final long pid;
  private final Mark mark;
  private final int descriptor;
  private final Captures captures;
  private final PipeEnd out;
  private final PipeEnd err;
  private final CountDownLatch done = new CountDownLatch(1);
  private final AtomicReference<Optional<Exit>> exit = new AtomicReference<>(Optional.empty());

  /// What is kept of a child's output.
  record Captures(Capture stdout, Capture stderr) {
    void close() {
      stdout.close();
      stderr.close();
    }
  }

  /// @param descriptor readable once the process has ended
  PosixChild(long pid, Mark mark, int descriptor, Captures captures, PipeEnd out, PipeEnd err) {
    this.pid = pid;
    this.mark = mark;
    this.descriptor = descriptor;
    this.captures = captures;
    this.out = out;
    this.err = err;
  }

  PipeEnd out() {
    return out;
  }

  PipeEnd err() {
    return err;
  }

  int descriptor() {
    return descriptor;
  }

  /// Takes note of its end; called once, by the event loop.
  void reap(MemorySegment buffer) {
    Exit how = Kernel.reap(pid);
    Kernel.close(descriptor);
    out.finish(buffer);
    err.finish(buffer);
    exit.set(Optional.of(how));
    done.countDown();
  }

  boolean ended() {
    return done.getCount() == 0;
  }

  @Override
  public long pid() {
    return pid;
  }

  @Override
  public Mark mark() {
    return mark;
  }

  @Override
  public Exit await() throws InterruptedException {
    done.await();
    return exit.get().orElseThrow();
  }

  @Override
  public boolean await(Duration most) throws InterruptedException {
    return done.await(most.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public boolean tell(Signal signal) {
    return Kernel.kill(pid, signal);
  }

  @Override
  public Captured stdout() {
    return captures.stdout();
  }

  @Override
  public Captured stderr() {
    return captures.stderr();
  }

  @Override
  public Optional<IOException> lost() {
    return out.lost().or(err::lost);
  }

  @Override
  public void close() {
    captures.close();
  }
}
