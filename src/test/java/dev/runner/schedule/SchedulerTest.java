package dev.runner.schedule;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runner.driver.Attempt;
import dev.runner.driver.Driver;
import dev.runner.driver.Ending;
import dev.runner.event.EventKeeper;
import dev.runner.event.Outcome;
import dev.runner.event.OutputSink;
import dev.runner.event.Reason;
import dev.runner.event.Totals;
import dev.runner.event.Usage;
import dev.runner.graph.JobNode;
import dev.runner.plan.Plans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The loop with real threads and a driver of the test's.
@Timeout(30)
final class SchedulerTest {

  private final List<String> told = new ArrayList<>();
  private final List<ListedTargets> read = new ArrayList<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final AtomicInteger running = new AtomicInteger();
  private Function<Attempt, Ending> driver = _ -> Ending.failed(Outcome.SUCCEEDED);
  private TargetSupply supply = (job, _) -> listed(job);

  @Test
  void runs_what_the_ledger_wants_on_other_threads_and_tells_on_this_one() throws Exception {
    Thread mine = Thread.currentThread();
    driver =
        _ ->
            Ending.failed(
                Thread.currentThread() == mine
                    ? Outcome.failed(new Reason.Exit(1))
                    : Outcome.SUCCEEDED);
    Scheduler.End end =
        scheduler(
                plan(
                    job("a").targets(2).concurrency(1).steps(step("x")),
                    job("b").needs("a").steps(step("y"))))
            .run();
    assertThat(end).isEqualTo(new Scheduler.End(new Totals(3, 0, 0, 0), Optional.empty(), false));
    assertThat(told)
        .containsExactly(
            "run",
            "known a 2",
            "job a",
            "target a/t0",
            "start a/t0/x #1",
            "end a/t0/x #1 succeeded",
            "task a/t0/x succeeded",
            "done a/t0 succeeded",
            "target a/t1",
            "start a/t1/x #1",
            "end a/t1/x #1 succeeded",
            "task a/t1/x succeeded",
            "done a/t1 succeeded",
            "over a succeeded 2+0+0+0",
            "known b 1",
            "job b",
            "target b/b",
            "start b/b/y #1",
            "end b/b/y #1 succeeded",
            "task b/b/y succeeded",
            "done b/b succeeded",
            "over b succeeded 1+0+0+0",
            "ended succeeded 3+0+0+0");
    assertThat(read).hasSize(2).allMatch(it -> it.closed);
  }

  @Test
  void waits_for_the_delay_of_a_retry() throws Exception {
    driver =
        attempt ->
            Ending.failed(
                attempt.number() == 1 ? Outcome.failed(new Reason.Exit(1)) : Outcome.SUCCEEDED);
    Scheduler.End end = scheduler(plan(job("a").steps(step("x").retry(1)))).run();
    assertThat(end.totals()).isEqualTo(new Totals(1, 0, 0, 0));
    assertThat(told).contains("end a/a/x #1 failed (exit 1), again in 1.0s");
  }

  @Test
  void tells_what_an_attempt_used_and_lets_go_of_what_it_printed_once_everyone_was_told()
      throws Exception {
    driver =
        _ -> {
          Ending ending = Ending.failed(Outcome.SUCCEEDED);
          Usage usage = new Usage(Duration.ofSeconds(3), Duration.ZERO, OptionalLong.empty());
          return new Ending(
              ending.outcome(),
              false,
              ending.exitCode(),
              ending.response(),
              ending.outputs(),
              ending.stdout(),
              ending.stderr(),
              Optional.of(usage),
              ending.feedback(),
              () -> told.add("released"));
        };
    scheduler(plan(job("a").steps(step("x")))).run();
    assertThat(told)
        .containsSubsequence(
            "end a/a/x #1 succeeded, used 3.0s", "task a/a/x succeeded", "released");
    assertThat(told).containsOnlyOnce("released");
  }

  @Test
  void stops_what_runs() throws Exception {
    driver = _ -> interrupted(1);
    Scheduler scheduler = scheduler(plan(job("a").targets(30).steps(step("x"))).concurrency(4));
    FutureTask<Scheduler.End> run = run(scheduler);
    begun.await();
    scheduler.stop();
    assertThat(run.get().stopped()).contains(new Reason.Interrupted());
    assertThat(run.get().totals()).isEqualTo(new Totals(0, 0, 0, 30));
    assertThat(running).hasValue(0);
  }

  @Test
  void stops_at_once_when_asked_twice() throws Exception {
    driver = _ -> interrupted(2);
    Scheduler scheduler = scheduler(plan(job("a").steps(step("x")).finallySteps(step("clean"))));
    FutureTask<Scheduler.End> run = run(scheduler);
    begun.await();
    scheduler.stop();
    scheduler.stop();
    assertThat(run.get().totals()).isEqualTo(new Totals(0, 0, 0, 1));
    assertThat(told)
        .contains("task a/a/clean cancelled (interrupted)")
        .doesNotContain("start a/a/clean #1");
  }

  @Test
  void ends_a_finally_step_that_must_be_asked_twice() throws Exception {
    CountDownLatch cleaning = new CountDownLatch(1);
    driver =
        attempt -> {
          boolean last = attempt.task().step().last();
          if (last) {
            cleaning.countDown();
          }
          return interrupted(last ? 2 : 1);
        };
    Scheduler scheduler = scheduler(plan(job("a").steps(step("x")).finallySteps(step("clean"))));
    FutureTask<Scheduler.End> run = run(scheduler);
    begun.await();
    scheduler.stop();
    cleaning.await();
    scheduler.stop();
    assertThat(run.get().totals()).isEqualTo(new Totals(0, 0, 0, 1));
    assertThat(told).contains("end a/a/clean #1 cancelled (interrupted)");
  }

  @Test
  void starts_nothing_when_asked_to_stop_before_it_began() {
    Scheduler scheduler = scheduler(plan(job("a").steps(step("x"))));
    scheduler.stop();
    assertThatThrownBy(scheduler::run).isInstanceOf(InterruptedException.class);
    assertThat(told).isEmpty();
    assertThat(read).allMatch(it -> it.closed);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void gives_up_reading_the_first_targets_when_asked_to_stop() throws Exception {
    supply = (_, _) -> forever();
    Scheduler scheduler = scheduler(plan(job("a").steps(step("x"))));
    FutureTask<Scheduler.End> run = run(scheduler);
    begun.await();
    scheduler.stop();
    assertThatThrownBy(run::get).hasCauseInstanceOf(InterruptedException.class);
    assertThat(told).isEmpty();
  }

  @Test
  void gives_up_reading_later_targets_when_asked_to_stop() throws Exception {
    supply = (job, _) -> job.id().equals("a") ? listed(job) : forever();
    Scheduler scheduler =
        scheduler(plan(job("a").steps(step("x")), job("b").needs("a").steps(step("x"))));
    FutureTask<Scheduler.End> run = run(scheduler);
    begun.await();
    scheduler.stop();
    assertThat(run.get().totals()).isEqualTo(new Totals(1, 0, 0, 1));
    assertThat(told).contains("done b/b cancelled (interrupted)");
  }

  @Test
  void starts_nothing_when_first_targets_cannot_be_read_and_leaves_none_open() {
    supply =
        (job, _) -> {
          if (job.id().equals("b")) {
            throw new UnreadableTargets("no such file", true);
          }
          return listed(job);
        };
    assertThatThrownBy(scheduler(plan(job("a").steps(step("x")), job("b").steps(step("x"))))::run)
        .isInstanceOf(UnreadableTargets.class)
        .hasMessage("no such file");
    assertThat(told).isEmpty();
    assertThat(read).hasSize(1).allMatch(it -> it.closed);
  }

  @Test
  void ends_everything_and_says_so_when_a_driver_breaks() {
    driver =
        attempt -> {
          if (attempt.task().target().key().equals("t1")) {
            await(begun);
            throw new IllegalArgumentException("a bug");
          }
          return interrupted(1);
        };
    assertThatThrownBy(scheduler(plan(job("a").targets(4).steps(step("x"))))::run)
        .isInstanceOf(IllegalStateException.class)
        .cause()
        .hasMessage("a bug");
    assertThat(running).hasValue(0);
    assertThat(read).allMatch(it -> it.closed);
  }

  @Test
  void says_so_when_a_reader_breaks() {
    supply =
        (job, _) -> {
          if (job.id().equals("b")) {
            throw new IllegalArgumentException("a bug");
          }
          return listed(job);
        };
    Scheduler scheduler =
        scheduler(plan(job("a").steps(step("x")), job("b").needs("a").steps(step("x"))));
    assertThatThrownBy(scheduler::run).cause().hasMessage("a bug");
  }

  @Test
  void ends_everything_when_its_own_thread_is_interrupted() throws Exception {
    driver = _ -> interrupted(1);
    Scheduler scheduler = scheduler(plan(job("a").targets(3).steps(step("x"))));
    FutureTask<Scheduler.End> task = new FutureTask<>(scheduler::run);
    Thread thread = Thread.ofPlatform().start(task);
    begun.await();
    thread.interrupt();
    assertThatThrownBy(task::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(running).hasValue(0);
  }

  @Test
  void tells_which_process_an_attempt_is_unless_it_has_ended_by_then() throws Exception {
    Driver spawning =
        (attempt, _, completion) -> {
          completion.spawned(7);
          if (attempt.task().target().key().equals("t0")) {
            completion.ended(Ending.failed(Outcome.SUCCEEDED));
          } else {
            Executor late = CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS);
            late.execute(() -> completion.ended(Ending.failed(Outcome.SUCCEEDED)));
          }
          return _ -> {};
        };
    scheduler(plan(job("a").targets(2).concurrency(1).steps(step("x"))), spawning, new Keeper())
        .run();
    assertThat(told).contains("spawned a/t1/x 7").doesNotContain("spawned a/t0/x 7");
  }

  /// One that keeps nothing, but is one.
  private static final class Keeper implements EventKeeper {
    @Override
    public void flush() {}

    @Override
    public void settle() {}

    @Override
    public void afterwards(Runnable action) {
      action.run();
    }
  }

  private Scheduler scheduler(Plans.Draft plan) {
    return scheduler(plan, new BlockingDriver(driver), EventKeeper.NONE);
  }

  private Scheduler scheduler(Plans.Draft plan, Driver made, EventKeeper keeper) {
    return new Scheduler(
        plan.graph(),
        "r1",
        new Scheduler.Ports(
            made,
            supply,
            event -> told.add(Lines.of(event).replaceFirst("^\\S+ ", "")),
            keeper,
            OutputSink.NONE,
            Map.of(),
            Map.of(),
            PortSupply.NONE,
            Memory.NONE,
            TaskContents.NONE,
            RunAccount.NONE));
  }

  private static FutureTask<Scheduler.End> run(Scheduler scheduler) {
    FutureTask<Scheduler.End> task = new FutureTask<>(scheduler::run);
    Thread.ofPlatform().start(task);
    return task;
  }

  /// An attempt that ends only when it was interrupted so often.
  private Ending interrupted(int times) {
    running.incrementAndGet();
    begun.countDown();
    CountDownLatch never = new CountDownLatch(1);
    for (int left = times; left > 0; ) {
      try {
        never.await();
      } catch (InterruptedException e) {
        left--;
      }
    }
    running.decrementAndGet();
    return Ending.failed(Outcome.failed(new Reason.Signal(15))).stopped(true);
  }

  /// A source that never ends.
  private TargetSequence forever() throws InterruptedException {
    begun.countDown();
    new CountDownLatch(1).await();
    throw new AssertionError();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private TargetSequence listed(JobNode job) {
    ListedTargets targets = new ListedTargets(job);
    read.add(targets);
    return targets;
  }
}
