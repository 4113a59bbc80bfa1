package dev.runner.schedule;

import dev.runner.driver.Feedback;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.graph.JobNode;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Workers whose results hang on the seed and the task, and whose speed on another seed: most are
/// quick and succeed.
final class Workers implements Rehearsal.Workers {
  /// No attempt goes out later than that after its start, and has been heard of by then.
  static final Duration LATEST = Duration.ofSeconds(1);

  private final Observer observer;
  private final long results;
  private final SplittableRandom speed;
  private final Manner manner;

  /// What they do besides.
  ///
  /// @param pausing some attempts ask for a pause, and some of those fail as throttled
  /// @param telling attempts tell when they go out
  /// @param late which is later than their start
  record Manner(boolean pausing, boolean telling, boolean late) {
    static final Manner PLAIN = new Manner(false, false, false);

    static Manner of(long seed) {
      return new Manner(seed % 2 == 0, seed % 3 > 0, seed % 3 > 1);
    }
  }

  Workers(Observer observer, long results, long speed, Manner manner) {
    this.observer = observer;
    this.results = results;
    this.speed = new SplittableRandom(speed);
    this.manner = manner;
  }

  @Override
  public Rehearsal.Course attempt(TaskRun task) {
    long nanos = span(10);
    boolean throttled = throttled(task, task.attempts);
    Outcome outcome =
        throttled ? Outcome.failed(new Reason.Exit(75)) : outcome(task.task.id() + nth(task));
    return new Rehearsal.Course(nanos, outcome, feedback(throttled), sending(nanos));
  }

  private Outcome outcome(String attempt) {
    int draw = fixed(attempt, 100);
    return draw < 80
        ? Outcome.SUCCEEDED
        : Outcome.failed(draw < 97 ? new Reason.Exit(draw) : new Reason.Spawn("no such file"));
  }

  /// Its number among those that are not throttled.
  private long nth(TaskRun task) {
    return IntStream.rangeClosed(1, task.attempts).filter(it -> !throttled(task, it)).count();
  }

  private boolean throttled(TaskRun task, int attempt) {
    return manner.pausing && fixed("throttled " + task.task.id() + attempt, 10) == 0;
  }

  private Feedback feedback(boolean throttled) {
    if (!manner.pausing || !throttled && speed.nextInt(20) > 0) {
      return Feedback.NONE;
    }
    Optional<Duration> asked =
        speed.nextBoolean() ? Optional.empty() : Optional.of(Duration.ofNanos(span(10)));
    return new Feedback(false, throttled, Optional.of(new Feedback.Pause(asked, "busy")), false);
  }

  private Optional<Rehearsal.Sending> sending(long nanos) {
    if (!manner.telling) {
      return Optional.empty();
    }
    long latest = manner.late ? Math.min(nanos, LATEST.toNanos() - 1) : 0;
    long told = speed.nextLong(latest + 1);
    return Optional.of(new Rehearsal.Sending(speed.nextLong(told + 1), told));
  }

  @Override
  public OptionalLong stopping(TaskRun task) {
    return speed.nextInt(4) == 0 ? OptionalLong.empty() : OptionalLong.of(span(2));
  }

  @Override
  public Rehearsal.Course reading(JobNode job) {
    boolean readable = fixed(job.id(), 20) > 0;
    return new Rehearsal.Course(
        span(5), readable ? Outcome.SUCCEEDED : Outcome.failed(new Reason.Source("no such file")));
  }

  @Override
  public void see(Action action) {
    observer.see(action);
  }

  @Override
  public void sent(TaskRun task, long nanos) {
    observer.sent(task.task, nanos);
  }

  @Override
  public void ends(TaskRun task, Feedback feedback, long now) {
    observer.ends(task.task, feedback, now);
  }

  @Override
  public void rest(long now) {
    observer.rest(now);
  }

  @Override
  public void stopAsked(long now) {
    observer.stopAsked();
  }

  private int fixed(String what, int bound) {
    return new SplittableRandom(results * 31 + what.hashCode()).nextInt(bound);
  }

  /// Up to so many seconds, in milliseconds; often none, often whole seconds, now and then very
  /// long.
  private long span(int most) {
    long millis =
        switch (speed.nextInt(8)) {
          case 0 -> 0;
          case 1, 2 -> speed.nextInt(most + 1) * 1000L;
          case 3 -> speed.nextInt(most * 20_000);
          default -> speed.nextInt(most * 1000);
        };
    return millis * 1_000_000;
  }
}
