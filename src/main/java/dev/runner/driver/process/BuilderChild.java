package dev.runner.driver.process;

import dev.runner.driver.Capture;
import dev.runner.event.Captured;
import dev.runner.event.Channel;
import dev.runner.mask.Mask;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// A child that the JDK started, with two threads that read it.
final class BuilderChild implements Child {
  private final Process process;
  private final Mark mark;
  private final Capture stdout;
  private final Capture stderr;
  private final CompletableFuture<Optional<IOException>> out;
  private final CompletableFuture<Optional<IOException>> err;
  private volatile Optional<Exit> exit = Optional.empty();

  BuilderChild(
      Process process,
      Mark mark,
      Mask mask,
      Supplier<Capture> captures,
      ExecutorService threads,
      BiConsumer<Channel, byte[]> show) {
    this.process = process;
    this.mark = mark;
    this.stdout = captures.get();
    this.stderr = captures.get();
    Pump first =
        new Pump(
            process.getInputStream(),
            mask.stream(),
            stdout,
            bytes -> show.accept(Channel.STDOUT, bytes));
    Pump second =
        new Pump(
            process.getErrorStream(),
            mask.stream(),
            stderr,
            bytes -> show.accept(Channel.STDERR, bytes));
    this.out = CompletableFuture.supplyAsync(first::call, threads);
    this.err = CompletableFuture.supplyAsync(second::call, threads);
  }

  /// Has something told once it has ended and all that it printed is there.
  void whenEnded(Runnable told) {
    var _ =
        CompletableFuture.allOf(process.onExit(), out, err)
            .thenRun(
                () -> {
                  exit = Optional.of(exit(process.exitValue()));
                  told.run();
                });
  }

  /// The JDK tells an end by a signal as a shell does.
  private static Exit exit(int number) {
    return number > 128 && number < 128 + 64
        ? new Exit.Killed(number - 128)
        : new Exit.Code(number);
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
  public Optional<Exit> exit() {
    return exit;
  }

  /// Only the JDK's own word for it: those below are told one by one.
  @Override
  public void tell(Signal signal) {
    switch (signal) {
      case TERM -> process.destroy();
      case KILL -> process.destroyForcibly();
      case HUP, INT, QUIT, USR1, USR2 -> send(signal);
    }
  }

  /// The JDK knows no other signals.
  private void send(Signal signal) {
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start();
    } catch (IOException e) {
      process.destroy();
    }
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
    return List.of(out, err).stream()
        .filter(CompletableFuture::isDone)
        .map(CompletableFuture::join)
        .flatMap(Optional::stream)
        .findFirst();
  }

  @Override
  public void close() {
    stdout.close();
    stderr.close();
  }
}
