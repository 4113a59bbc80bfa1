package dev.runner.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The lock by which the runs of a plan know of each other. It is held from before a run begins
/// until it is closed, or its process ends, in whatever way: then the kernel frees it. So a file
/// that is left behind blocks nobody. Nobody deletes it: of two processes one might hold a lock on
/// a file that is gone.
///
/// Two bytes of the file are locked, and none is written. The *turn* is held by the one run that is
/// to be alone. The *company* is shared by all runs that allow others; who has got the turn asks
/// for the company, alone, for a moment. That has no race: two runs can't both have the turn, and a
/// run that allows others is seen from before its start to its end. One that comes right after that
/// moment might have come at any later time, and is allowed to. Who waits does so for the turn, in
/// the order of the kernel's queue, and holds it while it waits for the company to leave.
public final class PlanLock implements AutoCloseable {
  private static final long TURN = 0;
  private static final long COMPANY = 1;

  private final FileChannel file;

  private PlanLock(FileChannel file) {
    this.file = file;
  }

  /// Not yet locked.
  static PlanLock open(Path path) throws IOException {
    return new PlanLock(
        FileChannel.open(
            path,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            Mine.FILE));
  }

  /// Is seen by those that want to be alone. Whoever keeps this waiting does so for a moment.
  // It is held as long as the file is open.
  @SuppressWarnings("unused")
  public void join() throws IOException {
    FileLock held = file.lock(COMPANY, 1, true);
  }

  /// Begins to be alone, unless another run is under way, or waits to be.
  ///
  /// @return whether it is
  public boolean tryAlone() throws IOException {
    FileLock turn = file.tryLock(TURN, 1, false);
    if (turn == null) {
      return false;
    }
    try (FileLock company = file.tryLock(COMPANY, 1, false)) {
      if (company == null) {
        turn.release();
        return false;
      }
    }
    return true;
  }

  /// Waits until it is alone. After an interrupt, or when it was not so in time, all that is left
  /// to do is to close it: that ends the waiting.
  ///
  /// @return whether it is
  public boolean awaitAlone(Optional<Duration> timeout) throws IOException, InterruptedException {
    FutureTask<Boolean> waiting = new FutureTask<>(this::alone);
    Thread.ofPlatform().name("plan lock").daemon().start(waiting);
    try {
      return timeout.isPresent()
          ? waiting.get(timeout.get().toNanos(), TimeUnit.NANOSECONDS)
          : waiting.get();
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  // The turn is held as long as the file is open.
  @SuppressWarnings("unused")
  private boolean alone() throws IOException {
    FileLock turn = file.lock(TURN, 1, false);
    file.lock(COMPANY, 1, false).release();
    return true;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
