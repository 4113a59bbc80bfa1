package dev.runner.driver.process;

import dev.runner.driver.Capture;
import dev.runner.event.Captured;
import dev.runner.event.Usage;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// A child that the event loop looks after.
final class PosixChild implements Child {
  private final long pid;
  private final Mark mark;
  private final int descriptor;
  private final Captures captures;
  private final PipeEnd out;
  private final PipeEnd err;
  private final Runnable ended;
  private volatile Optional<Kernel.Account> account = Optional.empty();

  /// What is kept of a child's output.
  record Captures(Capture stdout, Capture stderr) {
    void close() {
      stdout.close();
      stderr.close();
    }
  }

  /// @param descriptor readable once the process has ended
  /// @param ended told once, when it has been reaped
  PosixChild(
      long pid,
      Mark mark,
      int descriptor,
      Captures captures,
      PipeEnd out,
      PipeEnd err,
      Runnable ended) {
    this.pid = pid;
    this.mark = mark;
    this.descriptor = descriptor;
    this.captures = captures;
    this.out = out;
    this.err = err;
    this.ended = ended;
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
    Kernel.Account how = Kernel.reap(pid);
    Leaders.remove(pid);
    Kernel.close(descriptor);
    out.finish(buffer);
    err.finish(buffer);
    account = Optional.of(how);
    ended.run();
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
  public Optional<Exit> exit() {
    Optional<Kernel.Account> known = account;
    return known.isPresent() ? Optional.of(known.get().exit()) : Optional.empty();
  }

  @Override
  public Optional<Usage> usage() {
    Optional<Kernel.Account> known = account;
    return known.isPresent() ? Optional.of(known.get().usage()) : Optional.empty();
  }

  /// Only as long as it leads its group: its id may be another's afterwards.
  @Override
  public void tell(Signal signal) {
    if (account.isEmpty()) {
      Kernel.kill(pid, signal);
    }
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
