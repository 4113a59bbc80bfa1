package dev.runner.driver;

import dev.runner.event.CapturedSink;
import dev.runner.event.OutputSink;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Makes attempts as another driver does, and hands on what each of them printed before its end is
/// told: on a few threads of its own, since that may take a while.
public final class Handing implements Driver, AutoCloseable {
  private static final int THREADS = 4;

  private final Driver driver;
  private final CapturedSink sink;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  public Handing(Driver driver, CapturedSink sink) {
    this.driver = driver;
    this.sink = sink;
  }

  @Override
  public Running start(Attempt attempt, OutputSink output, Completion completion) {
    return driver.start(
        attempt,
        output,
        new Relay(completion) {
          @Override
          public void ended(Ending ending) {
            if (sink.wants(ending.stdout(), ending.stderr())) {
              threads.execute(() -> handOn(attempt, ending, completion));
            } else {
              completion.ended(ending);
            }
          }
        });
  }

  private void handOn(Attempt attempt, Ending ending, Completion completion) {
    try {
      sink.accept(attempt.task(), attempt.number(), ending.stdout(), ending.stderr());
    } catch (RuntimeException | Error e) {
      ending.close();
      completion.broken(e);
      return;
    }
    completion.ended(ending);
  }

  /// To be called when no attempt is under way.
  @Override
  public void close() {
    threads.close();
  }
}
