package dev.runner.schedule;

import dev.runner.driver.Feedback;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.Totals;
import dev.runner.event.Verdict;
import dev.runner.graph.JobNode;
import dev.runner.graph.StepNode;
import dev.runner.graph.Target;
import dev.runner.plan.Batches;
import dev.runner.plan.FailFast;
import dev.runner.plan.Limiter;
import dev.runner.plan.Need;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What an observer knows of jobs, targets and tasks.
final class Account {
  private Account() {}

  static boolean counts(Outcome outcome) {
    return outcome instanceof Outcome.Failed(Reason _, boolean tolerated) && !tolerated;
  }

  /// Failed if a task failed, else cancelled, else succeeded if one succeeded, else skipped.
  static String word(List<Outcome> ends) {
    List<String> words =
        ends.stream()
            .map(it -> it instanceof Outcome.Failed && !counts(it) ? "succeeded" : it.word())
            .toList();
    return Stream.of("failed", "cancelled", "succeeded", "skipped")
        .filter(words::contains)
        .findFirst()
        .orElseThrow();
  }

  /// Whether each step of `finally` was made, or has a reason of its own not to be.
  static boolean finallyCame(TargetAccount target) {
    return target.tasks.stream()
        .filter(it -> it.step.last() && it.attempts == 0)
        .allMatch(
            it ->
                it.step.step().condition().isPresent()
                    || it.end.orElseThrow().why().orElseThrow() instanceof Reason.Deadline);
  }

  /// What is known of a job.
  static final class JobAccount {
    final JobNode node;
    final boolean keyed;
    final Map<Integer, TargetAccount> targets = new HashMap<>();
    Optional<Integer> size = Optional.empty();
    Optional<Long> started = Optional.empty();
    Optional<Verdict> verdict = Optional.empty();
    Totals totals = Totals.NONE;
    boolean skipped;

    /// Whether targets were skipped as those that they follow did not succeed.
    boolean barred;

    boolean reading;
    boolean late;
    int underWay;
    int next;
    long failed;

    /// @param limits of the plan
    JobAccount(JobNode node, Map<String, Limiter> limits) {
      this.node = node;
      this.keyed =
          node.steps().stream()
              .flatMap(it -> it.step().limits().named().stream())
              .anyMatch(it -> limits.get(it).key().isPresent());
    }

    /// Whether its targets wait for those of other jobs.
    boolean follows() {
      return node.needs().stream().anyMatch(it -> it.match() == Need.Match.TARGET);
    }

    Stream<TargetAccount> targets() {
      return IntStream.range(0, size.orElse(0)).mapToObj(this::target);
    }

    /// The target of a key, if there is one.
    Optional<TargetAccount> target(String key) {
      return targets().filter(it -> it.target().key().equals(key)).findFirst();
    }

    TargetAccount target(int index) {
      return targets.computeIfAbsent(index, _ -> new TargetAccount(node, index));
    }

    boolean failedFast() {
      return node.job()
          .control()
          .failFast()
          .filter(it -> failed >= it.limit(size.orElse(0)))
          .isPresent();
    }

    /// Whether a target may begin by the `batches` of the job: all of the waves before its own have
    /// ended, and not too many of these have failed.
    boolean reached(int index) {
      Optional<Batches> batches = node.job().control().batches();
      long start = 0;
      long end = 0;
      for (int wave = 0; batches.isPresent() && end <= index; wave++) {
        start = end;
        end += batches.get().size(wave, size.orElseThrow());
      }
      List<TargetAccount> before =
          LongStream.range(0, start).mapToObj(it -> target((int) it)).toList();
      long lost = before.stream().filter(it -> it.failed).count();
      FailFast failFast = node.job().control().failFast().orElse(FailFast.FIRST);
      return before.stream().allMatch(it -> it.ended)
          && (start == 0 || lost < failFast.limit(size.orElseThrow()));
    }

    void passTo(long now) {
      Optional<Duration> deadline = node.job().control().deadline();
      late |=
          started.isPresent()
              && deadline.isPresent()
              && now - started.get() >= deadline.get().toNanos();
    }

    /// Whether nothing of the job ends a task but itself.
    boolean undisturbed(TaskAccount task) {
      return !stopped()
          && node.job().control().deadline().isEmpty()
          && task.step.step().deadline().isEmpty();
    }

    boolean stopped() {
      return failedFast() || late;
    }
  }

  /// What is known of a target.
  static final class TargetAccount {
    private final JobNode job;
    private final int index;
    private Optional<Target> target = Optional.empty();
    final List<TaskAccount> tasks = new ArrayList<>();
    boolean started;
    boolean failed;
    boolean ended;
    Optional<Outcome> outcome = Optional.empty();

    TargetAccount(JobNode job, int index) {
      this.job = job;
      this.index = index;
      job.steps().forEach(it -> tasks.add(new TaskAccount(it)));
    }

    int index() {
      return index;
    }

    /// One that its job lists.
    Target target() {
      target = target.or(() -> Optional.of(new ListedTargets(job).target(index)));
      return target.orElseThrow();
    }

    boolean mainEnded() {
      return tasks.stream().filter(it -> !it.step.last()).allMatch(it -> it.end.isPresent());
    }

    /// Whether the steps that a task waits for have ended.
    boolean turn(TaskAccount task) {
      return task.step.needs().stream().allMatch(it -> tasks.get(it).end.isPresent())
          && (!task.step.last() || mainEnded());
    }

    /// Whether a failure lies before a task.
    boolean failedBefore(TaskAccount task) {
      return task.step.needs().stream()
          .map(tasks::get)
          .anyMatch(it -> it.end.filter(Account::counts).isPresent() || failedBefore(it));
    }
  }

  /// What is known of a task.
  static final class TaskAccount {
    final StepNode step;
    int attempts;

    /// Attempts that may have used up no retry.
    int free;

    boolean running;
    Feedback said = Feedback.NONE;
    long again;
    Optional<Outcome> end = Optional.empty();

    TaskAccount(StepNode step) {
      this.step = step;
    }
  }
}
