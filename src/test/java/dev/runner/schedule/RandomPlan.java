package dev.runner.schedule;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.keyed;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.rate;
import static dev.runner.plan.Plans.seconds;
import static dev.runner.plan.Plans.step;

import dev.runner.plan.FailFast;
import dev.runner.plan.Limiter;
import dev.runner.plan.Plans;
import dev.runner.plan.Quota;
import dev.runner.plan.Rate;
import dev.runner.plan.Restart;
import dev.runner.plan.Retry;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Plans drawn from a seed: small, odd, and with everything that bounds a run.
final class RandomPlan {
  /// Each target has a key of its own.
  static final String KEY_EACH = "${{ target.key }}";

  /// There are two keys: that of the first two targets of each job, and that of the others.
  static final String KEY_TWO = "${{ target.index < 2 }}";

  private static final String[] STEP_CONDITIONS = {
    "true",
    "false",
    "always()",
    "failure()",
    "success()",
    "target.index == 1",
    "target.index.x == 1"
  };
  private static final String[] JOB_CONDITIONS = {"true", "false", "always()", "failure()"};

  private final SplittableRandom random;

  /// Whether nothing depends on what finishes first.
  private final boolean calm;

  /// Whether some steps are services.
  private final boolean serving;

  /// The jobs with targets.
  private final Set<String> listing = new HashSet<>();

  /// The jobs with services.
  private final Set<String> serve = new HashSet<>();

  private int limiters;

  RandomPlan(SplittableRandom random, boolean calm) {
    this(random, calm, false);
  }

  private RandomPlan(SplittableRandom random, boolean calm, boolean serving) {
    this.random = random;
    this.calm = calm;
    this.serving = serving;
  }

  /// One with services.
  static RandomPlan serving(SplittableRandom random) {
    return new RandomPlan(random, false, true);
  }

  Plans.Draft draw() {
    int jobs = 1 + small(7);
    limiters = one(2) ? 0 : 1 + small(3);
    Plans.Draft plan =
        plan(IntStream.range(0, jobs).mapToObj(this::drawJob).toArray(Plans.DraftJob[]::new));
    plan.concurrency(1 + small(8));
    IntStream.range(0, limiters).forEach(it -> plan.limit("l" + it, drawLimiter()));
    if (one(4)) {
      plan.rate(drawRate());
    }
    if (!calm && one(5)) {
      plan.deadline(duration(200));
      if (one(2)) {
        plan.drain(one(3) ? Duration.ZERO : duration(30));
      }
    }
    if (!calm && one(5)) {
      plan.failFast(drawFailFast());
    }
    return plan;
  }

  private Plans.DraftJob drawJob(int number) {
    Plans.DraftJob job = job("j" + number);
    if (!one(5)) {
      target(job);
      listing.add("j" + number);
    }
    for (int other = 0; other < number; other++) {
      if (one(3)) {
        String needed = "j" + other;
        need(job, needed, listing.contains("j" + number));
      }
    }
    if (one(6)) {
      job.when(JOB_CONDITIONS[random.nextInt(JOB_CONDITIONS.length)]);
    }
    if (one(20)) {
      job.require("false", "no");
    }
    bound(job);
    Plans.DraftStep[] steps = draw("s", 1 + small(5));
    job.steps(steps);
    for (Plans.DraftStep step : serving ? steps : new Plans.DraftStep[0]) {
      if (one(2)) {
        Plans.DraftStep _ = one(2) ? step.service(drawRestart()) : step.answers(drawRestart());
        serve.add("j" + number);
      }
    }
    if (one(3)) {
      job.finallySteps(draw("f", 1 + small(2)));
    }
    return job;
  }

  /// Sometimes not in the usual order, or without the first ones.
  private void target(Plans.DraftJob job) {
    int count = small(40);
    int first = one(4) ? small(4) : 0;
    boolean backwards = one(4);
    job.targets(
        IntStream.range(0, count)
            .map(it -> backwards ? count - 1 - it : it)
            .mapToObj(it -> "t" + (first + it))
            .toArray(String[]::new));
  }

  private void need(Plans.DraftJob job, String needed, boolean listed) {
    if (listed && listing.contains(needed) && one(3)) {
      Plans.DraftJob _ = random.nextBoolean() ? job.follows(needed) : job.followsAnyway(needed);
    } else if (serve.contains(needed) && !one(4)) {
      job.ready(needed);
    } else {
      Plans.DraftJob _ = random.nextBoolean() ? job.needs(needed) : job.completed(needed);
    }
  }

  private void bound(Plans.DraftJob job) {
    if (random.nextBoolean()) {
      job.concurrency(1 + small(6));
    }
    if (one(3)) {
      job.rate(drawRate());
    }
    if (!calm && one(6)) {
      job.deadline(duration(100));
    }
    if (!calm && one(4)) {
      job.failFast(drawFailFast());
    }
    if (!calm && one(3)) {
      job.batches(
          IntStream.range(0, 1 + small(4))
              .mapToObj(_ -> drawThreshold())
              .toArray(FailFast.Threshold[]::new));
    }
  }

  private Plans.DraftStep[] draw(String name, int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> drawStep(name, number))
        .toArray(Plans.DraftStep[]::new);
  }

  private Plans.DraftStep drawStep(String name, int number) {
    Plans.DraftStep step = step(name + number);
    if (one(3)) {
      step.needs(
          IntStream.range(0, number)
              .filter(_ -> one(2))
              .mapToObj(it -> name + it)
              .toArray(String[]::new));
    }
    if (one(5)) {
      step.when(STEP_CONDITIONS[random.nextInt(STEP_CONDITIONS.length)]);
    }
    if (one(6)) {
      step.continueOnError();
    }
    if (one(3)) {
      step.retry(drawRetry());
    }
    if (one(6)) {
      step.rate(drawRate());
    }
    if (limiters > 0 && one(2)) {
      step.limit(
          IntStream.range(0, limiters)
              .filter(_ -> one(2))
              .mapToObj(it -> "l" + it)
              .toArray(String[]::new));
    }
    if (one(4)) {
      step.throttled(75);
    }
    if (!calm && one(5)) {
      step.timeout(duration(8));
    }
    if (!calm && one(6)) {
      step.deadline(duration(20));
    }
    return step;
  }

  private Restart drawRestart() {
    Restart.Policy[] policies = Restart.Policy.values();
    return new Restart(
        policies[random.nextInt(policies.length)],
        Optional.of(1 + small(4)),
        one(4) ? Duration.ZERO : duration(3),
        1 + random.nextInt(2),
        duration(20));
  }

  private Retry drawRetry() {
    return new Retry(
        1 + small(3),
        one(4) ? Duration.ZERO : duration(3),
        1 + random.nextInt(3),
        duration(20),
        one(2) ? 0 : random.nextDouble(),
        Retry.On.DEFAULT);
  }

  private Rate drawRate() {
    return rate(1 + small(20), duration(10), 1 + small(6));
  }

  private Limiter drawLimiter() {
    Limiter limiter =
        new Limiter(
            one(2) ? Optional.of(drawRate()) : Optional.empty(),
            one(3) ? Optional.of(drawQuota()) : Optional.empty(),
            one(2) ? Optional.of(1 + small(4)) : Optional.empty(),
            Optional.empty(),
            duration(60));
    return one(2) ? limiter : keyed(limiter, one(2) ? KEY_EACH : KEY_TWO);
  }

  /// Its period is longer than attempts take to go out.
  private Quota drawQuota() {
    return new Quota(1 + small(10), Workers.LATEST.plus(duration(10)));
  }

  private FailFast.Threshold drawThreshold() {
    return one(2)
        ? new FailFast.Threshold.Count(1 + small(4))
        : new FailFast.Threshold.Percent(1 + random.nextDouble(60));
  }

  private FailFast drawFailFast() {
    return new FailFast(
        drawThreshold(), one(3) ? FailFast.Running.FINISH : FailFast.Running.CANCEL);
  }

  /// Up to so many seconds, in milliseconds: coarse enough that things often happen at once.
  private Duration duration(int most) {
    return one(3)
        ? seconds(1 + random.nextInt(most))
        : Duration.ofMillis(1 + random.nextInt(most * 1000));
  }

  /// Below a bound, mostly far below.
  private int small(int bound) {
    return random.nextInt(random.nextInt(bound) + 1);
  }

  private boolean one(int in) {
    return random.nextInt(in) == 0;
  }
}
