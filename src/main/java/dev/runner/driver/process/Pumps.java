package dev.runner.driver.process;

import dev.runner.event.Channel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/// The threads that carry bytes to and from children.
final class Pumps implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /// Begins to read what a child prints.
  ///
  /// @param scratch a folder for large outputs
  /// @param show is given every chunk, on the pumps' threads
  Printed attach(Child child, Path scratch, BiConsumer<Channel, byte[]> show) {
    Capture stdout = new Capture(scratch);
    Capture stderr = new Capture(scratch);
    Process process = child.process();
    Pump out =
        new Pump(process.getInputStream(), stdout, bytes -> show.accept(Channel.STDOUT, bytes));
    Pump err =
        new Pump(process.getErrorStream(), stderr, bytes -> show.accept(Channel.STDERR, bytes));
    return new Printed(stdout, stderr, List.of(threads.submit(out), threads.submit(err)));
  }

  /// Gives a child its standard input.
  void feed(Child child, byte[] bytes) {
    threads.execute(() -> write(child.process(), bytes));
  }

  private static void write(Process process, byte[] bytes) {
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(bytes);
    } catch (IOException e) {
      // The child has not read all that was there for it, as `head` does not: its own affair.
    }
  }

  @Override
  public void close() {
    threads.close();
  }
}
