package dev.runner.graph;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.runner.plan.Need;
import dev.runner.plan.Plans;
import dev.runner.text.Problem;
import dev.runner.text.Problems;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GraphTest {
  private final Problems problems = new Problems();

  @Test
  void puts_each_job_behind_what_it_needs_and_ties_as_declared() {
    Plans.Draft plan =
        plan(
            job("report").completed("test", "lint"),
            job("test").needs("build"),
            job("lint"),
            job("build"),
            job("docs"));
    assertThat(order(plan)).containsExactly("lint", "build", "test", "report", "docs");
  }

  @Test
  void keeps_the_declared_order_where_it_already_fits() {
    Plans.Draft plan = plan(job("c"), job("b").needs("c"), job("a").needs("b"), job("d"));
    assertThat(order(plan)).containsExactly("c", "b", "a", "d");
  }

  @Test
  void numbers_jobs_by_that_order_and_links_them_to_what_they_need() {
    Graph graph = plan(job("b").needs("a").completed("c"), job("a"), job("c")).graph();
    JobNode b = graph.job("b").orElseThrow();
    assertThat(b.index()).isEqualTo(2);
    assertThat(b.needs())
        .containsExactly(
            new JobNode.Edge(graph.jobs().get(0), Need.Condition.SUCCEEDED, Need.Match.ALL),
            new JobNode.Edge(graph.jobs().get(1), Need.Condition.COMPLETED, Need.Match.ALL));
    assertThat(graph.job("d")).isEmpty();
  }

  @Test
  void counts_a_need_that_is_named_twice_once() {
    assertThat(order(plan(job("b").needs("a", "a"), job("a")))).containsExactly("a", "b");
  }

  @Test
  void reports_a_circle_of_jobs_with_its_way() {
    Graph.of(
        plan(job("a").needs("c"), job("b").needs("a"), job("c").needs("b"), job("d").needs("a"))
            .plan(),
        problems);
    assertThat(messages())
        .containsExactly("the jobs need each other in a circle: a -> c -> b -> a");
  }

  @Test
  void reports_a_job_that_needs_itself() {
    assertThat(order(plan(job("a").needs("a"), job("b")))).containsExactly("b");
    assertThat(messages()).containsExactly("the jobs need each other in a circle: a -> a");
  }

  @Test
  void reports_each_of_several_circles() {
    Graph.of(
        plan(
                job("into").needs("a"),
                job("a").needs("b"),
                job("b").needs("a"),
                job("x").needs("y"),
                job("y").needs("x"),
                job("z").needs("z"))
            .plan(),
        problems);
    assertThat(messages())
        .containsExactlyInAnyOrder(
            "the jobs need each other in a circle: a -> b -> a",
            "the jobs need each other in a circle: x -> y -> x",
            "the jobs need each other in a circle: z -> z");
  }

  @Test
  void leaves_the_need_of_an_unknown_job_to_the_reader() {
    assertThat(order(plan(job("a").needs("nobody")))).containsExactly("a");
    assertThat(messages()).isEmpty();
  }

  @Test
  void numbers_steps_as_declared_those_of_finally_behind_the_others() {
    JobNode job =
        plan(job("a")
                .steps(step("one"), step("two").needs(), step("three").needs("one", "two"))
                .finallySteps(step("clean"), step("tell")))
            .graph()
            .jobs()
            .getFirst();
    assertThat(
            job.steps().stream()
                .map(it -> it.index() + " " + it.id() + " " + it.needs() + " " + it.last()))
        .containsExactly(
            "0 one [] false",
            "1 two [] false",
            "2 three [0, 1] false",
            "3 clean [] true",
            "4 tell [3] true");
  }

  @Test
  void reports_a_circle_of_steps_with_its_way() {
    Graph.of(
        plan(job("a")
                .steps(
                    step("one").needs("three"),
                    step("two").needs("one"),
                    step("three").needs("two")))
            .plan(),
        problems);
    assertThat(messages())
        .containsExactly("the steps need each other in a circle: one -> three -> two -> one");
  }

  @Test
  void reports_a_circle_below_finally_as_well() {
    Graph.of(
        plan(job("a")
                .steps(step("one"))
                .finallySteps(step("clean").needs("tell"), step("tell").needs("clean")))
            .plan(),
        problems);
    assertThat(messages())
        .containsExactly("the steps need each other in a circle: clean -> tell -> clean");
  }

  @Test
  void sorts_thousands_of_jobs_in_a_chain() {
    int length = 5_000;
    Plans.DraftJob[] chain =
        IntStream.range(0, length)
            .mapToObj(i -> i + 1 < length ? job("j" + i).needs("j" + (i + 1)) : job("j" + i))
            .toArray(Plans.DraftJob[]::new);
    List<String> expected =
        IntStream.range(0, length).mapToObj(i -> "j" + (length - 1 - i)).toList();
    assertTimeout(Duration.ofSeconds(2), () -> assertThat(order(plan(chain))).isEqualTo(expected));
  }

  @Test
  void finds_a_circle_of_thousands_of_jobs() {
    int length = 5_000;
    Plans.DraftJob[] circle =
        IntStream.range(0, length)
            .mapToObj(i -> job("j" + i).needs("j" + (i + 1) % length))
            .toArray(Plans.DraftJob[]::new);
    assertTimeout(Duration.ofSeconds(2), () -> Graph.of(plan(circle).plan(), problems));
    assertThat(messages()).hasSize(1);
    assertThat(messages().getFirst()).contains(": j0 -> j1 -> ").endsWith("-> j4999 -> j0");
  }

  private List<String> order(Plans.Draft plan) {
    return Graph.of(plan.plan(), problems).jobs().stream().map(JobNode::id).toList();
  }

  private List<String> messages() {
    return problems.all().stream().map(Problem::message).toList();
  }
}
