package dev.runner.schedule;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.driver.Attempt;
import dev.runner.driver.Ending;
import dev.runner.event.Event;
import dev.runner.event.EventKeeper;
import dev.runner.event.Outcome;
import dev.runner.event.OutputSink;
import dev.runner.event.Reason;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Json;
import dev.runner.expr.Names;
import dev.runner.expr.Value;
import dev.runner.graph.Target;
import dev.runner.plan.Plans;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The `vars` of a job: what attempts see of them, each for its target.
@Timeout(30)
final class JobVarsTest {
  private final AtomicInteger ports = new AtomicInteger(10_000);
  private final Queue<String> seen = new ConcurrentLinkedQueue<>();
  private final List<String> ended = new ArrayList<>();

  /// What attempts look at.
  private String name = "vars";

  @Test
  void are_the_same_for_all_steps_and_attempts_of_a_target_and_others_for_the_next()
      throws Exception {
    run(
        plan(
            job("a")
                .targets(2)
                .concurrency(1)
                .var("port", "${{ free_port() }}")
                .var("url", "http://${{ target.key }}:${{ vars.port }}/${{ job.id }}/${{ run.id }}")
                .steps(step("fails").retry(1), step("always").when("always()"))
                .finallySteps(step("last"))));
    assertThat(seen)
        .containsExactly(
            "a/t0/fails #1 {\"port\":10000,\"url\":\"http://t0:10000/a/r1\"}",
            "a/t0/fails #2 {\"port\":10000,\"url\":\"http://t0:10000/a/r1\"}",
            "a/t0/always #1 {\"port\":10000,\"url\":\"http://t0:10000/a/r1\"}",
            "a/t0/last #1 {\"port\":10000,\"url\":\"http://t0:10000/a/r1\"}",
            "a/t1/fails #1 {\"port\":10001,\"url\":\"http://t1:10001/a/r1\"}",
            "a/t1/fails #2 {\"port\":10001,\"url\":\"http://t1:10001/a/r1\"}",
            "a/t1/always #1 {\"port\":10001,\"url\":\"http://t1:10001/a/r1\"}",
            "a/t1/last #1 {\"port\":10001,\"url\":\"http://t1:10001/a/r1\"}");
  }

  @Test
  void are_evaluated_once_though_many_ask_at_once() throws Exception {
    Plans.DraftStep[] steps = new Plans.DraftStep[8];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = step("s" + i).needs();
    }
    run(plan(job("a").targets(20).var("port", "${{ free_port() }}").steps(steps)));
    assertThat(seen.stream().map(it -> it.replaceAll("/s.*port", "")).distinct()).hasSize(20);
    assertThat(ports).hasValue(10_020);
  }

  @Test
  void are_not_evaluated_where_nothing_uses_them() throws Exception {
    name = "target";
    run(plan(job("a").var("port", "${{ free_port() }}").steps(step("x"))));
    assertThat(ports).hasValue(10_000);
  }

  @Test
  void fail_the_tasks_that_use_them_when_they_cannot_be_had() throws Exception {
    run(
        plan(
            job("a")
                .var("port", "${{ free_port() }}")
                .var("wrong", "${{ target.none }}")
                .steps(
                    step("x").when("vars.port > 0"),
                    step("y").needs().when("vars.port > 0"),
                    step("z").needs())));
    assertThat(seen).containsExactly("a/a/z #1 failed");
    String reason = "plan.yaml:1:12: `target` has no field `none`; it has `key`, `index`";
    assertThat(ended)
        .containsExactlyInAnyOrder(
            "a/a/x failed (" + reason + ")", "a/a/y failed (" + reason + ")", "a/a/z succeeded");
    assertThat(ports).as("asked for once, too").hasValue(10_001);
  }

  @Test
  void of_a_job_with_one_target_are_known_to_those_that_need_it() throws Exception {
    name = "needs";
    run(
        plan(
            job("server").var("port", "${{ free_port() }}").steps(step("serve")),
            job("many").targets(1).var("port", "${{ free_port() }}").steps(step("serve")),
            job("client").needs("server", "many").steps(step("ask"), step("again"))));
    String outcome =
        "{\"outcome\":\"succeeded\",\"targets\":1,\"succeeded\":1,\"failed\":0,\"skipped\":0,"
            + "\"cancelled\":0";
    String needs =
        "{\"server\":" + outcome + ",\"vars\":{\"port\":10000},\"outputs\":{}},\"many\":" + outcome;
    assertThat(seen)
        .filteredOn(it -> it.startsWith("client"))
        .containsExactly(
            "client/client/ask #1 " + needs + "}}", "client/client/again #1 " + needs + "}}");
  }

  @Test
  void of_a_job_that_never_began_or_could_not_have_them_are_null() throws Exception {
    name = "needs";
    run(
        plan(
            job("never").when("false").var("port", "${{ free_port() }}").steps(step("serve")),
            job("wrong").var("port", "${{ target.none }}").steps(step("serve")),
            job("client").needs("never", "wrong").when("always()").steps(step("ask"))));
    assertThat(seen)
        .filteredOn(it -> it.startsWith("client"))
        .singleElement()
        .asString()
        .containsSubsequence(
            "never", "\"vars\":{\"port\":null}", "wrong", "\"vars\":{\"port\":null}");
    assertThat(ports).hasValue(10_000);
  }

  @Test
  void are_known_before_the_run_as_far_as_they_can_be() throws Exception {
    var graph =
        plan(job("a")
                .targets("t")
                .var("host", "${{ target.key }}.example")
                .var("port", "${{ free_port() }}")
                .var("url", "${{ vars.host }}:${{ vars.port }}")
                .var("path", "/${{ vars.host }}")
                .steps(step("x")))
            .graph();
    Target target = new ListedTargets(graph.jobs().getFirst()).target(0);
    Names names = new RunNames(graph.plan(), "dry-run", Map.of()).of(target);
    assertThat(Json.write(names.named("vars").orElseThrow()))
        .isEqualTo("{\"host\":\"t.example\",\"path\":\"/t.example\"}");
  }

  private void run(Plans.Draft plan) throws Exception {
    new Scheduler(
            plan.graph(),
            "r1",
            new Scheduler.Ports(
                new BlockingDriver(this::attempt),
                (job, _) -> new ListedTargets(job),
                this::told,
                EventKeeper.NONE,
                OutputSink.NONE,
                Map.of(),
                Map.of(),
                () -> OptionalInt.of(ports.getAndIncrement()),
                Memory.NONE,
                TaskContents.NONE,
                RunAccount.NONE))
        .run();
  }

  private void told(Event event) {
    if (event instanceof Event.TaskEnded it) {
      ended.add(it.result().task().id() + " " + Lines.of(it.result().outcome()));
    }
  }

  private Ending attempt(Attempt attempt) {
    seen.add(attempt.task().id() + " #" + attempt.number() + " " + asked(attempt.names()));
    boolean fails = attempt.task().step().id().equals("fails");
    return Ending.failed(fails ? Outcome.failed(new Reason.Exit(1)) : Outcome.SUCCEEDED);
  }

  private String asked(Names names) {
    try {
      Optional<Value> value = names.named(name);
      return Json.write(value.orElseThrow());
    } catch (EvaluationException e) {
      return "failed";
    }
  }
}
