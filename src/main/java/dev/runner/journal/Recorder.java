package dev.runner.journal;

import dev.runner.event.CapturedSink;
import dev.runner.event.Event;
import dev.runner.event.EventKeeper;
import dev.runner.event.EventSink;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Writes a run's events to its journal, and tells them on only when they are on disk: nobody calls
/// a task finished that would be done again after a crash.
///
/// What is told is written by the thread that owns the run, all that came since it last looked in
/// one go; another thread waits for the disk, for as many events at once as have come meanwhile,
/// and tells them on. When the first write or wait fails, nothing is told on any more.
public final class Recorder implements EventSink, EventKeeper, AutoCloseable {
  /// What has ended is told so much later, and waits for the disk with all that ends meanwhile.
  private static final Duration GROUP = Duration.ofMillis(25);

  /// So often somebody who waits looks whether there is a mistake of ours.
  private static final Duration A_WHILE = Duration.ofMillis(100);

  /// So many events may wait for the disk.
  private static final int MOST = 50_000;

  /// So many bytes of lines for a reader weigh as much as an event.
  private static final int A_LINE = 1000;

  private final JournalFile file;
  private final Audience audience;
  private final Consumer<IOException> failed;
  private final Outputs outputs;
  private final JsonText json = new JsonText();
  private final EventLines lines;
  private final Semaphore room = new Semaphore(MOST);
  private final LinkedBlockingQueue<Batch> queue = new LinkedBlockingQueue<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private Batch batch = new Batch();
  private final AtomicBoolean broken = new AtomicBoolean();
  private volatile Optional<Throwable> fault = Optional.empty();

  /// Who is told of what is on disk, on a thread of the recorder's own.
  ///
  /// @param copy gets the lines; empty where nobody wants them
  /// @param next is told of the events
  /// @param printed what attempts print, which is shown in order with what `next` is told
  public record Audience(Optional<LineSink> copy, EventSink next, InOrder printed) {}

  /// What was told between two looks, in its order: events, and what is to be done after them.
  private static final class Batch {
    private final List<Object> told = new ArrayList<>();
    private byte[] lines = {};
    private int events;
    private boolean ends;
    private boolean last;

    /// Lines that wait for a slow reader count, too.
    int weight() {
      return Math.min(events + lines.length / A_LINE, MOST);
    }
  }

  /// Gets ready what takes a while the first time; to be called beside other work.
  public static void prepare() {
    Checksum.prepare();
  }

  private Recorder(
      Path folder,
      String session,
      Head head,
      Audience audience,
      Consumer<IOException> failed,
      JournalFile file)
      throws IOException {
    this.file = file;
    this.outputs = new Outputs(folder, session, this::fail);
    this.audience = audience;
    this.failed = failed;
    this.lines = new EventLines(head, json, outputs, new Timekeeper(file.begun()));
    this.thread =
        Thread.ofPlatform()
            .name("journal")
            .daemon()
            .uncaughtExceptionHandler((_, cause) -> fault = Optional.of(cause))
            .start(this::tellOn);
  }

  /// Goes on with the journal in a run's folder.
  ///
  /// @param session a name that no earlier session of the run had
  /// @param head of the session
  /// @param failed told once, when the journal can't be written; on any thread
  public static Recorder open(
      RunFolder folder, String session, Head head, Audience audience, Consumer<IOException> failed)
      throws IOException {
    JournalFile file = JournalFile.append(folder.journal());
    return new Recorder(folder.path(), session, head, audience, failed, file);
  }

  /// Takes what attempts print.
  public CapturedSink outputs() {
    return outputs;
  }

  @Override
  public void accept(Event event) {
    lines.add(event);
    if (event instanceof Event.AttemptStarted started) {
      audience.printed().starts(started.task());
    }
    batch.told.add(event);
    batch.events++;
    batch.ends |= isEnd(event);
  }

  /// Whether it must not be told before it is on disk.
  private static boolean isEnd(Event event) {
    return event instanceof Event.AttemptEnded
        || event instanceof Event.TaskEnded
        || event instanceof Event.TargetEnded
        || event instanceof Event.JobEnded
        || event instanceof Event.RunEnded;
  }

  @Override
  public void afterwards(Runnable action) {
    batch.told.add(action);
  }

  @Override
  public void settle() throws InterruptedException {
    CountDownLatch told = new CountDownLatch(1);
    afterwards(told::countDown);
    flush();
    while (!told.await(A_WHILE.toMillis(), TimeUnit.MILLISECONDS)) {
      failIfFaulty();
    }
  }

  private void failIfFaulty() {
    fault.ifPresent(
        cause -> {
          throw new IllegalStateException("the journal failed", cause);
        });
  }

  @Override
  public void flush() {
    if (batch.told.isEmpty()) {
      return;
    }
    write();
    room.acquireUninterruptibly(batch.weight());
    queue.add(batch);
    batch = new Batch();
  }

  private void write() {
    try {
      if (!broken.get()) {
        file.write(json.bytes(), json.length());
        if (audience.copy().isPresent()) {
          batch.lines = Arrays.copyOf(json.bytes(), json.length());
        }
      }
    } catch (IOException e) {
      fail(e);
    }
    json.clear();
  }

  private void fail(IOException e) {
    if (broken.compareAndSet(false, true)) {
      failed.accept(e);
    }
  }

  private void tellOn() {
    boolean last = false;
    List<Batch> some = new ArrayList<>();
    while (!last) {
      take(some);
      sync(some);
      for (Batch one : some) {
        copy(one.lines);
        one.told.forEach(this::tell);
        room.release(one.weight());
        last |= one.last;
      }
      some.clear();
    }
  }

  private void take(List<Batch> some) {
    try {
      some.add(queue.take());
      queue.drainTo(some);
      if (ends(some) && !closing.await(GROUP.toNanos(), TimeUnit.NANOSECONDS)) {
        queue.drainTo(some);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void sync(List<Batch> some) {
    if (!broken.get() && ends(some)) {
      try {
        file.sync();
      } catch (IOException e) {
        fail(e);
      }
    }
  }

  private static boolean ends(List<Batch> some) {
    for (Batch one : some) {
      if (one.ends) {
        return true;
      }
    }
    return false;
  }

  private void copy(byte[] lines) {
    if (lines.length > 0 && !broken.get()) {
      audience.copy().ifPresent(it -> it.write(lines, lines.length));
    }
  }

  private void tell(Object told) {
    if (told instanceof Runnable action) {
      action.run();
    } else if (told instanceof Event event) {
      if (!broken.get()) {
        audience.next().accept(event);
      }
      audience.printed().told(event);
    }
  }

  /// Waits until all is told.
  ///
  /// @throws IllegalStateException if telling failed by a mistake of ours
  @Override
  public void close() throws IOException {
    closing.countDown();
    batch.last = true;
    batch.told.add((Runnable) () -> {});
    flush();
    try (file) {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    failIfFaulty();
  }
}
