package dev.runner.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Event;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.graph.Graph;
import dev.runner.graph.Task;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TallyTest {
  private final Graph graph = Sample.graph(2, 1);
  private final Task task = Sample.task(graph, 0, "a", 0, 0);
  private final Outcome exit = Outcome.failed(new Reason.Exit(1));
  private final Tally tally = new Tally();

  @Test
  void knows_the_total_once_every_job_told_its_targets() {
    add(Sample.started(graph), Sample.known(graph, 0, 5));
    assertThat(tally.counts())
        .isEqualTo(new Counts(5, false, 0, 0, 0, 0, ServiceCounts.NONE, Counts.Phase.FIRST));
    add(Sample.ended(graph.jobs().get(1)));
    assertThat(tally.counts())
        .isEqualTo(new Counts(5, true, 0, 0, 0, 0, ServiceCounts.NONE, Counts.Phase.FIRST));
  }

  @Test
  void counts_attempts_that_run_and_tasks_that_wait() {
    add(Sample.started(graph), Sample.known(graph, 0, 1), Sample.known(graph, 1, 0));
    add(Sample.attempt(task));
    assertThat(tally.counts())
        .isEqualTo(new Counts(1, true, 0, 0, 1, 0, ServiceCounts.NONE, Counts.Phase.FIRST));
    add(retry());
    assertThat(tally.counts())
        .isEqualTo(new Counts(1, true, 0, 0, 0, 1, ServiceCounts.NONE, Counts.Phase.FIRST));
    add(Sample.attempt(task), retry(), Sample.ended(task, exit));
    assertThat(tally.counts())
        .isEqualTo(new Counts(1, true, 0, 0, 0, 0, ServiceCounts.NONE, Counts.Phase.FIRST));
    add(Sample.ended(task.target(), exit));
    assertThat(tally.counts())
        .isEqualTo(new Counts(1, true, 1, 1, 0, 0, ServiceCounts.NONE, Counts.Phase.FIRST));
  }

  @Test
  void foresees_the_end_once_all_is_known_until_all_is_done_or_it_stops() {
    assertThat(tally.counts().foreseeable()).isFalse();
    add(Sample.started(graph), Sample.known(graph, 0, 2));
    assertThat(tally.counts().foreseeable()).isFalse();
    add(Sample.known(graph, 1, 0), Sample.ended(task.target(), exit));
    assertThat(tally.counts().foreseeable()).isTrue();
    Task last = Sample.task(graph, 0, "b", 1, 0);
    add(Sample.ended(last.target(), exit));
    assertThat(tally.counts().foreseeable()).isFalse();
  }

  @Test
  void foresees_no_end_of_a_run_that_stops() {
    add(Sample.started(graph), Sample.known(graph, 0, 2), Sample.known(graph, 1, 0));
    add(new Event.Stopping(Sample.AT, new Reason.Interrupted()));
    assertThat(tally.counts().foreseeable()).isFalse();
  }

  @Test
  void counts_targets_apart_from_services() {
    Graph mixed = Sample.mixed("dev", 1, "web");
    Task build = Sample.task(mixed, 0, "dev", 0, 0);
    Task web = Sample.task(mixed, 0, "dev", 0, 1);
    add(Sample.started(mixed), Sample.known(mixed, 0, 1), Sample.attempt(build));
    assertThat(tally.counts())
        .isEqualTo(new Counts(1, true, 0, 0, 1, 0, ServiceCounts.NONE, Counts.Phase.FIRST));
    add(Sample.attemptEnded(build, Outcome.SUCCEEDED), Sample.ended(build, Outcome.SUCCEEDED));
    add(Sample.attempt(web));
    ServiceCounts starting = new ServiceCounts(1, 1, 0, 0, 0);
    assertThat(tally.counts())
        .isEqualTo(new Counts(1, true, 1, 0, 0, 0, starting, Counts.Phase.FIRST));
    assertThat(tally.counts().watching()).isTrue();
    add(Sample.ended(web, exit), Sample.ended(web.target(), exit));
    ServiceCounts failed = new ServiceCounts(1, 0, 0, 0, 1);
    assertThat(tally.counts())
        .isEqualTo(new Counts(1, true, 1, 1, 0, 0, failed, Counts.Phase.FIRST));
    assertThat(tally.counts().watching()).isFalse();
  }

  @Test
  void counts_no_targets_that_have_nothing_but_services() {
    Graph services = Sample.services("web", "db");
    Task web = Sample.task(services, 0, "web", 0, 0);
    add(Sample.started(services), Sample.known(services, 0, 1), Sample.known(services, 1, 1));
    add(Sample.attempt(web));
    ServiceCounts starting = new ServiceCounts(1, 1, 0, 0, 0);
    assertThat(tally.counts())
        .isEqualTo(new Counts(0, true, 0, 0, 0, 0, starting, Counts.Phase.FIRST));
  }

  private Event retry() {
    return new Event.AttemptEnded(
        Sample.AT,
        task,
        1,
        exit,
        Duration.ofSeconds(1),
        Optional.empty(),
        Optional.of(Duration.ofSeconds(2)));
  }

  private void add(Event... events) {
    for (Event event : events) {
      tally.add(event);
    }
  }
}
