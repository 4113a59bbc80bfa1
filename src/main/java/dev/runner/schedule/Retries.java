package dev.runner.schedule;

import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.plan.Command;
import dev.runner.plan.Http;
import dev.runner.plan.Retry;
import dev.runner.plan.Step;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// Says whether and when a failed attempt is made again: resilience4j's retry policy, asked instead
/// of slept.
final class Retries {
  private static final Set<String> UNSAFE = Set.of("POST", "PATCH");

  private final Map<Retry, RetryConfig> policies = new HashMap<>();
  private final RandomGenerator random;

  Retries(RandomGenerator random) {
    this.random = random;
  }

  /// The delay before the next attempt; empty when there is none.
  ///
  /// @param attempts made so far that use up a retry
  /// @param matched whether `retry.on.output` matches
  Optional<Duration> after(Step step, int attempts, Outcome outcome, boolean matched) {
    Retry retry = step.retry();
    if (retry.max() == 0 || !(outcome instanceof Outcome.Failed)) {
      return Optional.empty();
    }
    RetryConfig policy = policies.computeIfAbsent(retry, Retries::policy);
    boolean again = matched || again(policy, outcome) && harmless(step, outcome);
    return again && attempts < policy.getMaxAttempts()
        ? Optional.of(jittered(retry, policy, attempts, outcome))
        : Optional.empty();
  }

  private static boolean again(RetryConfig policy, Outcome outcome) {
    Predicate<Outcome> predicate = policy.getResultPredicate();
    return predicate != null && predicate.test(outcome);
  }

  /// Whether making it again can't do twice what was meant once; where the plan says `on`, it has
  /// decided that.
  private static boolean harmless(Step step, Outcome outcome) {
    boolean repeatable =
        step.retry().on().said()
            || !(step.command() instanceof Command.Request(Http http))
            || !UNSAFE.contains(http.method().toString());
    boolean heard =
        switch (outcome.why().orElseThrow()) {
          case Reason.Timeout _ -> true;
          case Reason.Connection lost -> lost.heard();
          default -> false;
        };
    return repeatable || !heard;
  }

  private Duration jittered(Retry retry, RetryConfig policy, int attempts, Outcome outcome) {
    long millis = policy.<Outcome>getIntervalBiFunction().apply(attempts, Either.right(outcome));
    long jittered = Math.round(millis * (1 + retry.jitter() * (2 * random.nextDouble() - 1)));
    return Duration.ofMillis(Math.min(jittered, longest(retry).toMillis()));
  }

  private static RetryConfig policy(Retry retry) {
    return RetryConfig.<Outcome>custom()
        .maxAttempts(Math.min(retry.max(), Integer.MAX_VALUE - 1) + 1)
        .intervalFunction(intervals(retry))
        .retryOnResult(outcome -> outcome.why().filter(why -> worthIt(why, retry.on())).isPresent())
        .build();
  }

  private static IntervalFunction intervals(Retry retry) {
    return retry.delay().toMillis() < 1
        ? _ -> 0L
        : IntervalFunction.ofExponentialBackoff(retry.delay(), retry.backoff(), longest(retry));
  }

  /// The longest delay; a first delay that is longer than that stands as the author wrote it.
  private static Duration longest(Retry retry) {
    return retry.maxDelay().compareTo(retry.delay()) > 0 ? retry.maxDelay() : retry.delay();
  }

  private static boolean worthIt(Reason reason, Retry.On on) {
    return switch (reason) {
      case Reason.Exit(int code) ->
          on.exit() && on.exitCodes().map(codes -> codes.contains(code)).orElse(true);
      case Reason.Signal _ -> on.signal();
      case Reason.Timeout _ -> on.timeout();
      case Reason.Status(int status, String _) -> on.status().covers(status);
      case Reason.Connection connection -> on.connection() && connection.passing();
      case Reason.Expectation _ -> false;
      case Reason.Spawn _, Reason.Require _, Reason.Expression _, Reason.Source _ -> false;
      case Reason.Service _, Reason.Need _, Reason.Unmatched _, Reason.Condition _ -> false;
      case Reason.FailFast _, Reason.Interrupted _, Reason.BrokenOff _, Reason.Changed _ -> false;
      case Reason.Deadline _ -> false;
    };
  }
}
