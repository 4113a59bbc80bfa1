package dev.runner.report;

import dev.runner.event.Bounds;
import dev.runner.event.Event;
import dev.runner.event.EventSink;
import dev.runner.event.Outcome;
import dev.runner.event.TaskResult;
import dev.runner.event.Totals;
import dev.runner.event.Verdict;
import dev.runner.expr.Value;
import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.graph.Task;
import dev.runner.plan.Control;
import dev.runner.plan.Origins;
import dev.runner.plan.Overlap;
import dev.runner.plan.Plan;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/// A run that a test makes up: its jobs, then what became of each target.
final class Story {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"));

  private final Graph graph;
  private final Map<JobNode, Integer> counts = new HashMap<>();
  private final Map<JobNode, Totals> totals = new HashMap<>();
  private final Map<JobNode, Verdict> verdicts = new HashMap<>();
  private final List<List<Event>> targets = new ArrayList<>();
  private Duration took = Duration.ofMillis(12_345);
  private int lanes;

  private Story(Graph graph) {
    this.graph = graph;
  }

  static Story of(JobStory... jobs) {
    Problems problems = new Problems();
    Graph graph = Graph.of(plan(jobs), problems);
    if (problems.any()) {
      throw new IllegalArgumentException(problems.all().toString());
    }
    return new Story(graph);
  }

  private static Plan plan(JobStory... jobs) {
    return new Plan(
        new Source("plan.yaml", ""),
        List.of(),
        "story",
        Optional.empty(),
        Map.of("limit", Value.of(2)),
        Origins.NONE,
        Map.of("unit", Value.of("MB")),
        List.of(),
        Map.of(),
        Control.NONE,
        Map.of(),
        Optional.empty(),
        Overlap.USUAL,
        Optional.empty(),
        List.of(jobs).stream().map(JobStory::job).toList(),
        List.of(),
        Optional.empty(),
        Path.of("/plans"));
  }

  Graph graph() {
    return graph;
  }

  /// As if so many of its targets had been under way at once, each beginning half a second after
  /// another has; they waited for that since the start of the run.
  Story lanes(int most) {
    lanes = most;
    return this;
  }

  Story took(Duration duration) {
    took = duration;
    return this;
  }

  /// A target that succeeded at its only step.
  Story ok(String job, String key, long millis) {
    return target(job, key, Outcome.SUCCEEDED, millis, TaskStory.of("step-1").took(millis));
  }

  Story target(String job, String key, Outcome outcome, long millis, TaskStory... tasks) {
    JobNode node = graph.job(job).orElseThrow();
    int index = counts.merge(node, 1, Integer::sum) - 1;
    Target target = new Target(node, index, key, new Value.Obj(Map.of("key", Value.of(key))));
    List<Event> events = new ArrayList<>();
    for (TaskStory task : tasks) {
      TaskResult result = result(target, task);
      Duration waited = lanes == 0 ? Duration.ZERO : Duration.ofMillis(index / lanes * 500L);
      events.addAll(task.tries(START, waited, result.task()));
      events.add(new Event.TaskEnded(START, result, task.content()));
    }
    events.add(new Event.TargetEnded(START, target, outcome, Duration.ofMillis(millis)));
    targets.add(events);
    totals.merge(node, Totals.NONE.plus(outcome), Totals::plus);
    return this;
  }

  /// How a job without targets ended.
  Story ended(String job, Verdict verdict) {
    verdicts.put(graph.job(job).orElseThrow(), verdict);
    return this;
  }

  private static TaskResult result(Target target, TaskStory task) {
    return task.result(
        new Task(
            target,
            target.job().steps().stream()
                .filter(step -> step.id().equals(task.step()))
                .findFirst()
                .orElseThrow()));
  }

  Results results(Detail detail) {
    return folded(detail, targets);
  }

  /// The same run, had its targets ended in another order.
  Results shuffled(Detail detail, long seed) {
    List<List<Event>> other = new ArrayList<>(targets);
    Collections.shuffle(other, new Random(seed));
    return folded(detail, other);
  }

  /// Writes the files of rows that its jobs want, had its targets ended in another order.
  ///
  /// @return what could not be written
  List<String> rows(long seed) throws IOException {
    List<List<Event>> other = new ArrayList<>(targets);
    Collections.shuffle(other, new Random(seed));
    List<String> lost = Collections.synchronizedList(new ArrayList<>());
    try (RowFiles files = RowFiles.open(graph, FOLDER, lost::add);
        Results results = told(new Results(FOLDER, Detail.NONE, files), other)) {
      assert results.totals().targets() == targets.size();
    }
    return lost;
  }

  private Results folded(Detail detail, List<List<Event>> order) {
    return told(new Results(FOLDER, detail), order);
  }

  private Results told(Results results, List<List<Event>> order) {
    EventSink events = new ColumnSink(results);
    events.accept(new Event.RunStarted(START, "20261120-100000-abcd", graph));
    order.forEach(it -> it.forEach(events::accept));
    graph.jobs().forEach(job -> events.accept(jobEnded(job)));
    Totals all = totals.values().stream().reduce(Totals.NONE, Totals::plus);
    events.accept(new Event.RunEnded(START.plus(took), all.verdict(), all, took, Bounds.NONE));
    return results;
  }

  private Event jobEnded(JobNode job) {
    Totals of = totals.getOrDefault(job, Totals.NONE);
    return new Event.JobEnded(START, job, verdicts.getOrDefault(job, of.verdict()), of);
  }

  /// The table, not on a terminal.
  String table() {
    return table(Layout.PLAIN);
  }

  /// The table on a terminal of so many columns, without colours.
  String table(int columns) {
    return table(new Layout(OptionalInt.of(columns), false, false));
  }

  String table(Layout layout) {
    return written(Format.TABLE, results(Detail.FAILURES), layout);
  }

  String json() {
    return written(Format.JSON, results(Detail.ALL), Layout.PLAIN);
  }

  String csv() {
    return written(Format.CSV, results(Detail.NONE), Layout.PLAIN);
  }

  String html() {
    return written(Format.HTML, results(Detail.PAGE), Layout.PLAIN);
  }

  /// The report as it stands in a file.
  String written(Format format, Detail detail) {
    return written(format, results(detail), Layout.PLAIN);
  }

  static String written(Format format, Results results, Layout layout) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (results) {
      Report.write(format, results, results.totals().failed() > 0 ? 2 : 0, layout, out);
      return out.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
