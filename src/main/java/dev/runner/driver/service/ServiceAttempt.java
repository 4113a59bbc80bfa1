package dev.runner.driver.service;

import dev.runner.driver.Attempt;
import dev.runner.driver.Driver;
import dev.runner.driver.Ending;
import dev.runner.event.Outcome;
import dev.runner.event.OutputSink;
import dev.runner.event.Reason;
import dev.runner.plan.Durations;
import dev.runner.plan.Probe;
import dev.runner.plan.Service;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// One life of a service's process, from its start to its end.
final class ServiceAttempt implements Driver.Running, Driver.Completion {
  private final Service service;
  private final Attempt attempt;
  private final Prober prober;
  private final Crowd crowd;
  private final Driver.Completion completion;
  private final Optional<LogWatch> log;
  private Optional<Driver.Running> running = Optional.empty();
  private State state = State.STARTING;
  private OptionalLong process = OptionalLong.empty();
  private int failures;
  private String trouble = "";

  /// What is wrong with it: why it is being ended.
  private Optional<Reason> wrong = Optional.empty();

  private enum State {
    /// Its process is not known to be there.
    STARTING,
    /// It is not ready yet.
    WAITING,
    READY,
    /// It is being ended, or has been.
    LEAVING
  }

  ServiceAttempt(
      Service service, Attempt attempt, Prober prober, Crowd crowd, Driver.Completion completion) {
    this.service = service;
    this.attempt = attempt;
    this.prober = prober;
    this.crowd = crowd;
    this.completion = completion;
    this.log =
        service
            .ready()
            .map(Service.Ready::probe)
            .filter(Probe.Log.class::isInstance)
            .map(it -> new LogWatch(((Probe.Log) it).pattern(), this::becameReady));
  }

  /// What the other driver tells meanwhile waits until it is known how to stop it.
  synchronized void begin(Driver plain, OutputSink output) {
    OutputSink seen =
        log.<OutputSink>map(
                watch ->
                    (task, channel, bytes) -> {
                      watch.see(channel, bytes);
                      output.write(task, channel, bytes);
                    })
            .orElse(output);
    running = Optional.of(plain.start(attempt, seen, this));
  }

  @Override
  public synchronized void stop(boolean atOnce) {
    wrong = Optional.empty();
    leave();
    running.ifPresent(it -> it.stop(atOnce));
  }

  private void leave() {
    state = State.LEAVING;
    process.ifPresent(crowd::remove);
    prober.stop();
  }

  @Override
  public synchronized void spawned(long pid) {
    completion.spawned(pid);
    process = OptionalLong.of(pid);
    crowd.add(pid, completion::noticed);
    if (state != State.STARTING) {
      return;
    }
    state = State.WAITING;
    if (service.ready().isEmpty() || log.map(LogWatch::matched).orElse(false)) {
      becameReady();
    } else {
      await(service.ready().get());
    }
  }

  private void await(Service.Ready ready) {
    prober.after(ready.timeout(), () -> tooLate(ready));
    if (!(ready.probe() instanceof Probe.Log)) {
      prober.ask(ready.probe(), answer -> answered(ready, answer));
    }
  }

  private synchronized void tooLate(Service.Ready ready) {
    if (state == State.WAITING) {
      end("not ready within " + Durations.write(ready.timeout()) + because());
    }
  }

  private String because() {
    return trouble.isEmpty() ? "" : ": " + trouble;
  }

  /// @param problem empty where all is well
  private synchronized void answered(Service.Ready ready, Optional<String> problem) {
    if (state != State.WAITING) {
      return;
    }
    if (problem.isEmpty()) {
      becameReady();
      return;
    }
    trouble = problem.get();
    failures++;
    if (ready.failures().filter(it -> failures >= it).isPresent()) {
      end("not ready after " + failures + " probes" + because());
    } else {
      again(ready.probe(), ready.interval(), answer -> answered(ready, answer));
    }
  }

  private void again(Probe probe, Duration in, Consumer<Optional<String>> answered) {
    prober.after(in, () -> prober.ask(probe, answered));
  }

  private synchronized void becameReady() {
    if (state == State.WAITING) {
      state = State.READY;
      failures = 0;
      completion.ready();
      service
          .health()
          .ifPresent(it -> again(it.probe(), it.interval(), answer -> felt(it, answer)));
    }
  }

  /// @param problem empty where all is well
  private synchronized void felt(Service.Health health, Optional<String> problem) {
    if (state != State.READY) {
      return;
    }
    trouble = problem.orElse("");
    failures = problem.isPresent() ? failures + 1 : 0;
    if (failures >= health.failures()) {
      end("unhealthy" + because());
    } else {
      again(health.probe(), health.interval(), answer -> felt(health, answer));
    }
  }

  private void end(String why) {
    wrong = Optional.of(new Reason.Service(why));
    leave();
    running.ifPresent(it -> it.stop(false));
  }

  @Override
  public void ended(Ending ending) {
    Optional<Reason> why;
    synchronized (this) {
      leave();
      why = wrong.filter(_ -> ending.stopped());
    }
    completion.ended(why.map(it -> ending.with(Outcome.failed(it)).stopped(false)).orElse(ending));
  }

  @Override
  public void broken(Throwable cause) {
    synchronized (this) {
      leave();
    }
    completion.broken(cause);
  }
}
