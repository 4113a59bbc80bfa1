package dev.runner.report;

import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import dev.runner.plan.RowsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// The files that get a row for each target while a run goes on: as soon as all earlier targets of
/// its job have ended, a row is there.
///
/// One thread of its own writes, so that the run doesn't wait for the disk, unless that is
/// thousands of rows behind. It flushes when no more rows have come for a moment.
public final class RowFiles implements RowSink, AutoCloseable {
  private static final int MOST = 4096;
  private static final Duration PATIENCE = Duration.ofMillis(1);

  private final Map<Integer, RowFile> files = new HashMap<>();
  private final Consumer<String> failed;
  private final AtomicBoolean told = new AtomicBoolean();
  private final Semaphore room = new Semaphore(MOST);
  private final CountDownLatch finishing = new CountDownLatch(1);
  private final ExecutorService writing =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("rows").factory());

  /// Those that can't be written any more; known to the thread that writes.
  private final Set<RowFile> lost = new HashSet<>();

  private volatile Optional<Throwable> fault = Optional.empty();

  private RowFiles(Consumer<String> failed) {
    this.failed = failed;
  }

  /// Something to be done to a file.
  private interface Action {
    void on(RowFile file) throws IOException;
  }

  /// Opens the files that a graph's jobs want, and makes the folders above them. They are emptied
  /// when the run begins.
  ///
  /// @param scratch where rows wait if there are very many
  /// @param failed told once, when the first file can't be written, which it is and why; on any
  ///   thread
  /// @throws IOException with a message that says what can't be written, and why
  public static RowFiles open(Graph graph, Path scratch, Consumer<String> failed)
      throws IOException {
    RowFiles all = new RowFiles(failed);
    try {
      for (JobNode job : graph.jobs()) {
        Optional<RowsFile> rows = job.job().report().rows();
        if (rows.isPresent()) {
          all.files.put(job.index(), RowFile.open(job, rows.get(), scratch));
        }
      }
      return all;
    } catch (IOException e) {
      all.close();
      throw e;
    }
  }

  @Override
  public void begin() {
    files.values().forEach(it -> later(it, RowFile::begin));
  }

  @Override
  public void again(JobNode job) {
    Optional.ofNullable(files.get(job.index())).ifPresent(it -> later(it, RowFile::begin));
  }

  @Override
  public void add(int place, TargetRecord target) {
    RowFile file = files.get(target.job().index());
    if (file != null) {
      later(file, it -> it.add(place, target));
    }
  }

  private void later(RowFile file, Action action) {
    room.acquireUninterruptibly();
    writing.execute(
        () -> {
          try {
            attempt(file, action);
            flushIfLast();
          } catch (RuntimeException | Error e) {
            fault = Optional.of(e);
          } finally {
            room.release();
          }
        });
  }

  /// Rows come close upon each other: a moment's patience spares most of them a system call, and
  /// the run a wake-up of this thread.
  private void flushIfLast() {
    if (last()) {
      pause();
      if (last()) {
        files.values().forEach(it -> attempt(it, RowFile::flush));
      }
    }
  }

  private boolean last() {
    return room.availablePermits() == MOST - 1;
  }

  private void pause() {
    try {
      var _ = finishing.await(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void attempt(RowFile file, Action action) {
    if (!lost.contains(file)) {
      try {
        action.on(file);
      } catch (IOException e) {
        lose(file, e);
      } catch (UncheckedIOException e) {
        lose(file, new IOException("rows that wait can't be kept: " + e.getCause(), e));
      }
    }
  }

  private void lose(RowFile file, IOException why) {
    lost.add(file);
    if (told.compareAndSet(false, true)) {
      failed.accept(String.valueOf(Unwritable.explained(file.path(), why).getMessage()));
    }
  }

  /// Waits until everything is written, when the run has ended.
  ///
  /// @throws IllegalStateException if writing failed by a mistake of ours
  public void finish() {
    finishing.countDown();
    writing.close();
    for (RowFile file : files.values()) {
      attempt(file, RowFile::flush);
      attempt(file, RowFile::close);
    }
    files.clear();
    fault.ifPresent(
        cause -> {
          throw new IllegalStateException("writing rows failed", cause);
        });
  }

  @Override
  public void close() {
    finish();
  }
}
