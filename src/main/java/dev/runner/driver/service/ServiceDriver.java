package dev.runner.driver.service;

import dev.runner.driver.Attempt;
import dev.runner.driver.Driver;
import dev.runner.event.OutputSink;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/// Makes attempts as another driver does, and looks after those at services: tells when they are
/// ready, and ends those that do not get ready or are found unhealthy.
public final class ServiceDriver implements Driver, AutoCloseable {
  private final Driver plain;
  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("services").factory());

  /// @param plain makes the attempts, and those at what is asked of services
  public ServiceDriver(Driver plain) {
    this.plain = plain;
    clock.setRemoveOnCancelPolicy(true);
    clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public Running start(Attempt attempt, OutputSink output, Completion completion) {
    return attempt
        .task()
        .step()
        .step()
        .service()
        .<Running>map(
            it -> {
              ServiceAttempt begun =
                  new ServiceAttempt(it, attempt, new Prober(plain, clock, attempt), completion);
              begun.begin(plain, output);
              return begun;
            })
        .orElseGet(() -> plain.start(attempt, output, completion));
  }

  /// To be called when no attempt is under way.
  @Override
  public void close() {
    clock.close();
  }
}
