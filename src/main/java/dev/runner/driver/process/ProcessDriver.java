package dev.runner.driver.process;

import dev.runner.driver.Attempt;
import dev.runner.driver.Driver;
import dev.runner.event.OutputSink;
import dev.runner.mask.Mask;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Makes attempts that are child processes. A few threads start them and take up what they left; no
/// thread waits for one, so that a thousand children need no more than one does.
public final class ProcessDriver implements Driver, AutoCloseable {
  private static final int THREADS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

  private final Rendering rendering;
  private final Spawner spawner;
  private final Path scratch;
  private final boolean keepsAll;
  private final Mask mask;
  private final Teardowns teardowns = new Teardowns();
  private final ThreadPoolExecutor workers =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          1,
          TimeUnit.MINUTES,
          new LinkedBlockingQueue<>(),
          ProcessDriver::thread);

  /// @param scratch a folder for large outputs, and for files that commands write outputs to
  /// @param keepsAll whether all that services print is kept
  /// @param mask of what commands print
  public ProcessDriver(Rendering rendering, Path scratch, boolean keepsAll, Mask mask) {
    this(rendering, Spawners.best(scratch, mask), scratch, keepsAll, mask);
  }

  ProcessDriver(Rendering rendering, Spawner spawner, Path scratch) {
    this(rendering, spawner, scratch, true, Mask.NONE);
  }

  private ProcessDriver(
      Rendering rendering, Spawner spawner, Path scratch, boolean keepsAll, Mask mask) {
    this.rendering = rendering;
    this.spawner = spawner;
    this.scratch = scratch;
    this.keepsAll = keepsAll;
    this.mask = mask;
  }

  /// Gets ready what takes a while the first time; to be called beside other work, before there is
  /// a driver.
  public static void prepare() {
    PosixSpawner.link();
  }

  /// Ends this process at once, if the system can be asked to and what that needs has been linked
  /// by [#prepare]; else this returns. Nothing is flushed, and no hook is run.
  ///
  /// `Runtime.halt` waits up to 300 ms for threads in native code, and the JVM's own thread that
  /// waits for the sockets of virtual threads never leaves it.
  public static void leave(int code) {
    if (PosixSpawner.linked()) {
      Kernel.exit(code);
    }
  }

  @Override
  public Running start(Attempt attempt, OutputSink output, Completion completion) {
    ProcessAttempt begun = new ProcessAttempt(this, attempt, output, completion);
    workers.execute(begun::begin);
    return begun;
  }

  Rendering rendering() {
    return rendering;
  }

  Path scratch() {
    return scratch;
  }

  boolean keepsAll() {
    return keepsAll;
  }

  Mask mask() {
    return mask;
  }

  Spawner spawner() {
    return spawner;
  }

  Teardowns teardowns() {
    return teardowns;
  }

  /// Where what takes a while is done.
  void work(Runnable work) {
    workers.execute(work);
  }

  private static Thread thread(Runnable work) {
    return Thread.ofPlatform().name("attempts").unstarted(work);
  }

  @Override
  public void close() {
    spawner.close();
    teardowns.close();
    workers.close();
  }
}
