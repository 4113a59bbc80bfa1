package dev.runner.report;

import dev.runner.event.Bounds;
import dev.runner.event.Columns;
import dev.runner.event.Definition;
import dev.runner.event.Event;
import dev.runner.event.EventSink;
import dev.runner.event.TaskResult;
import dev.runner.event.Totals;
import dev.runner.event.Verdict;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.pace.Usual;
import dev.runner.plan.ReportSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What became of a run: a fold over its events, that keeps every ended target on disk and finds it
/// by its place in the plan. Used by the thread that owns the run, and when the run has ended by
/// whoever reports.
public final class Results implements EventSink, AutoCloseable {
  private final Rows rows;
  private final Prints prints;
  private final RowSink sink;
  private final Map<Long, UnderWay> underWay = new HashMap<>();
  private List<JobResult> jobs = List.of();
  private Usual usual = Usual.NONE;
  private Optional<Run> run = Optional.empty();
  private Totals totals = Totals.NONE;
  private Optional<Event.RunEnded> end = Optional.empty();
  private Instant latest = Instant.EPOCH;

  /// @param folder where files stand when the results are large
  /// @param detail how much of the tasks' output the report will need
  public Results(Path folder, Detail detail) {
    this(folder, detail, RowSink.NONE);
  }

  /// @param files get their rows as targets end
  public Results(Path folder, Detail detail, RowFiles files) {
    this(folder, detail, (RowSink) files);
  }

  private Results(Path folder, Detail detail, RowSink sink) {
    this.sink = sink;
    this.rows = new Rows(folder);
    this.prints = new Prints(folder, detail);
  }

  /// Takes the next event. Those that are not mentioned here tell nothing that the report doesn't
  /// learn from these.
  @Override
  public void accept(Event event) {
    latest = event.at();
    if (event instanceof Event.AttemptEnded ended) {
      underWay(ended.task().target()).add(ended);
    } else if (event instanceof Event.TaskEnded ended) {
      taskEnded(ended.result(), ended.content(), false);
    } else if (event instanceof Event.TaskKept kept) {
      kept.task().tries().forEach(it -> underWay(it.task().target()).add(it));
      taskEnded(kept.task().result(), kept.content(), true);
    } else if (event instanceof Event.TargetEnded ended) {
      targetEnded(ended);
    } else if (event instanceof Event.JobStarted started) {
      of(started.job()).started(started.at());
    } else if (event instanceof Event.JobEnded ended) {
      of(ended.job()).ended(ended.verdict());
    } else if (event instanceof Event.JobAgain again) {
      jobAgain(again.job(), again.before());
    } else if (event instanceof Event.TargetAgain again) {
      of(again.target().job()).again(again.target().index(), again.before());
      totals = totals.minus(again.before());
    } else if (event instanceof Event.RunStarted started) {
      runStarted(started);
    } else if (event instanceof Event.RunEnded ended) {
      end = Optional.of(ended);
    }
  }

  /// What the run amounts to; before its end, what its targets amount to so far.
  public Verdict verdict() {
    return end.map(Event.RunEnded::verdict).orElseGet(totals::verdict);
  }

  /// How many targets ended in each way.
  public Totals totals() {
    return totals;
  }

  /// How many targets of a job ended in each way.
  public Totals totals(JobNode job) {
    return of(job).totals();
  }

  /// How long the run took; before its end, until the latest event.
  public Duration duration() {
    return end.map(Event.RunEnded::duration).orElseGet(() -> Duration.between(started(), latest));
  }

  /// What bounded the run; nothing before its end.
  public Bounds bounds() {
    return end.map(Event.RunEnded::bounds).orElse(Bounds.NONE);
  }

  public Instant started() {
    return run().started();
  }

  /// When the run ended; before its end, when the latest event happened.
  public Instant finished() {
    return latest;
  }

  /// The name of its plan.
  public String plan() {
    return run().graph().plan().name();
  }

  /// The run's id.
  public String id() {
    return run().id();
  }

  Run run() {
    return run.orElseThrow(() -> new IllegalStateException("no run has started"));
  }

  /// The jobs in the order of the report.
  List<JobResult> jobs() {
    return jobs.subList(0, run.map(it -> it.graph().jobs().size()).orElse(0));
  }

  /// What was done once they had ended, as far as anything was.
  List<JobResult> closing() {
    return jobs.stream().filter(it -> it.node().closes() && it.totals().targets() > 0).toList();
  }

  /// Both.
  List<JobResult> all() {
    return Stream.concat(jobs().stream(), closing().stream()).toList();
  }

  /// What earlier runs took is told beside it.
  public void usually(Usual other) {
    usual = other;
  }

  Usual usual() {
    return usual;
  }

  /// The targets of a job as declared.
  Iterable<TargetRecord> targets(JobResult job) {
    return () -> new Reading(rows, job, job.all());
  }

  /// Those of a job's targets that were under way, or went wrong, as declared.
  Iterable<TargetRecord> busy(JobResult job) {
    return () -> new Reading(rows, job, job.busy());
  }

  /// The targets that the table of a job shows, in its order.
  Iterable<TargetRecord> table(JobResult job) {
    int[] shown = job.shown();
    ReportSpec report = job.node().job().report();
    boolean plain = report.sort().isEmpty() && report.groupBy().isEmpty();
    int[] sorted = plain ? shown : Sorting.of(shown, rows);
    return () -> new Reading(rows, job, sorted);
  }

  Printed printed(TaskRecord task) {
    return prints.get(task.printed());
  }

  private void runStarted(Event.RunStarted event) {
    run = Optional.of(new Run(event.run(), event.graph(), event.at()));
    List<JobResult> made = new ArrayList<>();
    for (JobNode job : event.graph().all()) {
      made.add(new JobResult(job));
    }
    jobs = made;
    sink.begin();
  }

  private void jobAgain(JobNode job, Totals before) {
    jobs.set(job.index(), new JobResult(job));
    totals = totals.minus(before);
    sink.again(job);
  }

  private void taskEnded(TaskResult result, Optional<Definition> content, boolean kept) {
    UnderWay target = underWay(result.task().target());
    target.add(
        new TaskRecord(
            result.task().step(),
            result.outcome(),
            result.attempts(),
            target.tries(result.task().step()),
            target.before(result.task().step()),
            result.duration(),
            result.exitCode(),
            result.response(),
            result.outputs(),
            prints.keep(result, content),
            kept));
  }

  private void targetEnded(Event.TargetEnded event) {
    Target target = event.target();
    List<TaskRecord> tasks = underWay(target).tasks();
    underWay.remove(place(target));
    Columns columns = event.columns();
    int attempts = 0;
    for (TaskRecord task : tasks) {
      attempts = Math.max(attempts, task.attempts());
    }
    TargetRecord record =
        new TargetRecord(
            target.job(),
            target.key(),
            event.outcome(),
            event.duration(),
            attempts,
            columns.values(),
            tasks);
    int row = rows.add(record, columns.sortKey());
    boolean idle = !record.started() && !record.wrong();
    of(target.job()).add(target.index(), row, columns.shown(), idle, event.outcome());
    if (!target.job().closes()) {
      totals = totals.plus(event.outcome());
    }
    sink.add(target.index(), record);
  }

  private UnderWay underWay(Target target) {
    UnderWay known = underWay.get(place(target));
    if (known == null) {
      known = new UnderWay();
      underWay.put(place(target), known);
    }
    return known;
  }

  private JobResult of(JobNode job) {
    return jobs.get(job.index());
  }

  private static long place(Target target) {
    return (long) target.job().index() << Integer.SIZE | target.index();
  }

  @Override
  public void close() {
    rows.close();
    prints.close();
  }
}
