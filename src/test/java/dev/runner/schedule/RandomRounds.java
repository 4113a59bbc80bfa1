package dev.runner.schedule;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.step;

import dev.runner.plan.FailFast;
import dev.runner.plan.Plans;
import dev.runner.plan.Restart;
import dev.runner.plan.Watch;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Small plans drawn from a seed, whose jobs watch files, serve, and need each other.
final class RandomRounds {
  private final SplittableRandom random;

  /// Whether targets may follow those of other jobs.
  private final boolean following;

  /// The jobs with targets.
  private final Set<String> listing = new HashSet<>();

  /// The jobs with services.
  private final Set<String> serve = new HashSet<>();

  RandomRounds(SplittableRandom random) {
    this(random, false);
  }

  private RandomRounds(SplittableRandom random, boolean following) {
    this.random = random;
    this.following = following;
  }

  /// One whose targets may follow those of other jobs.
  static RandomRounds following(SplittableRandom random) {
    return new RandomRounds(random, true);
  }

  Plans.Draft draw() {
    int jobs = 1 + random.nextInt(6);
    int watched = random.nextInt(jobs);
    Plans.Draft plan =
        plan(
            IntStream.range(0, jobs)
                .mapToObj(it -> drawJob(it, it == watched || one(3)))
                .toArray(Plans.DraftJob[]::new));
    plan.concurrency(1 + random.nextInt(6));
    if (one(4)) {
      plan.failFast(drawFailFast());
    }
    if (one(15)) {
      plan.deadline(seconds(60));
    }
    return plan;
  }

  private Plans.DraftJob drawJob(int number, boolean watched) {
    Plans.DraftJob job = job("j" + number);
    boolean listed = following && !one(4);
    if (listed) {
      job.targets(random.nextInt(5));
      listing.add("j" + number);
    }
    IntStream.range(0, number).filter(_ -> one(2)).forEach(it -> need(job, "j" + it, listed));
    if (!following && one(2)) {
      job.targets(random.nextInt(5));
    }
    if (watched) {
      job.watch(drawWatch());
    }
    if (one(8)) {
      job.when(one(2) ? "always()" : "failure()");
    }
    bound(job);
    boolean serves = one(3);
    job.steps(
        IntStream.range(0, 1 + random.nextInt(3))
            .mapToObj(it -> drawStep("s" + it, serves && (it == 0 || one(2)), number))
            .toArray(Plans.DraftStep[]::new));
    if (one(4)) {
      job.finallySteps(step("f"));
    }
    return job;
  }

  private void need(Plans.DraftJob job, String needed, boolean listed) {
    if (listed && listing.contains(needed) && one(2)) {
      Plans.DraftJob _ = one(2) ? job.follows(needed) : job.followsAnyway(needed);
    } else if (serve.contains(needed) && !one(4)) {
      job.ready(needed);
    } else if (one(3)) {
      job.completed(needed);
    } else {
      job.needs(needed);
    }
  }

  private void bound(Plans.DraftJob job) {
    if (one(3)) {
      job.concurrency(1 + random.nextInt(3));
    }
    if (one(8)) {
      job.deadline(seconds(20));
    }
    if (one(5)) {
      job.failFast(drawFailFast());
    }
    if (one(6)) {
      job.batches(new FailFast.Threshold.Count(1 + random.nextInt(3)));
    }
  }

  private Plans.DraftStep drawStep(String id, boolean serves, int number) {
    Plans.DraftStep step = step(id);
    if (serves) {
      serve.add("j" + number);
      return one(2) ? step.service(drawRestart()) : step.answers(drawRestart());
    }
    if (one(4)) {
      step.retry(1 + random.nextInt(2));
    }
    return one(10) ? step.continueOnError() : step;
  }

  private Restart drawRestart() {
    Restart.Policy[] policies = Restart.Policy.values();
    return new Restart(
        policies[random.nextInt(policies.length)],
        Optional.of(1 + random.nextInt(3)),
        one(3) ? Duration.ZERO : seconds(3),
        1,
        seconds(20));
  }

  private Watch drawWatch() {
    Watch.OnBusy[] all = Watch.OnBusy.values();
    Duration debounce = Duration.ofMillis(random.nextInt(1000));
    return new Watch(List.of(), List.of(), List.of(), debounce, all[random.nextInt(all.length)]);
  }

  private FailFast drawFailFast() {
    FailFast.Threshold threshold =
        one(4)
            ? new FailFast.Threshold.Percent(1 + random.nextInt(60))
            : new FailFast.Threshold.Count(1 + random.nextInt(3));
    return new FailFast(threshold, one(2) ? FailFast.Running.FINISH : FailFast.Running.CANCEL);
  }

  private Duration seconds(int most) {
    return Duration.ofMillis(
        one(2) ? 1000 * (1 + random.nextInt(most)) : 1 + random.nextInt(1000 * most));
  }

  private boolean one(int in) {
    return random.nextInt(in) == 0;
  }
}
