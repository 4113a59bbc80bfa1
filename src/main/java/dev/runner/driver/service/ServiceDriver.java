package dev.runner.driver.service;

import dev.runner.driver.Attempt;
import dev.runner.driver.Driver;
import dev.runner.event.OutputSink;
import dev.runner.plan.Service;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/// Makes attempts as another driver does, and looks after those at services: tells when they are
/// ready, and ends those that do not get ready or are found unhealthy.
public final class ServiceDriver implements Driver, AutoCloseable {
  private final Driver plain;
  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("services").factory());

  private final Crowd crowd = new Crowd(clock);

  /// @param plain makes the attempts, and those at what is asked of services
  public ServiceDriver(Driver plain) {
    this.plain = plain;
    clock.setRemoveOnCancelPolicy(true);
    clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public Running start(Attempt attempt, OutputSink output, Completion completion) {
    Optional<Service> service = attempt.task().step().step().service();
    return service.isPresent()
        ? begun(service.get(), attempt, output, completion)
        : plain.start(attempt, output, completion);
  }

  private Running begun(
      Service service, Attempt attempt, OutputSink output, Completion completion) {
    Prober prober = new Prober(plain, clock, attempt);
    ServiceAttempt begun = new ServiceAttempt(service, attempt, prober, crowd, completion);
    begun.begin(plain, output);
    return begun;
  }

  /// To be called when no attempt is under way.
  @Override
  public void close() {
    clock.close();
  }
}
