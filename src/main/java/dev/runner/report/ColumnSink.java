package dev.runner.report;

import dev.runner.event.Columns;
import dev.runner.event.Event;
import dev.runner.event.EventSink;
import dev.runner.event.TaskResult;
import dev.runner.expr.Value;
import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.plan.ReportSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts into the end of each target what the plan's `report` makes of it, and passes everything on.
/// It keeps what is known of targets under way, of jobs that ask for it.
public final class ColumnSink implements EventSink {
  private final EventSink next;
  private final Map<Long, List<TaskResult>> underWay = new HashMap<>();
  private final Map<Long, Value.Obj> fields = new HashMap<>();
  private final Optional<Graph> recorded;
  private final Map<JobNode, Boolean> asking = new HashMap<>();
  private Optional<Run> run = Optional.empty();

  public ColumnSink(EventSink next) {
    this(next, Optional.empty());
  }

  /// For a run that is told once more, whose reports are to be others.
  ///
  /// @param recorded what jobs said when what is told was made of it
  public ColumnSink(EventSink next, Graph recorded) {
    this(next, Optional.of(recorded));
  }

  private ColumnSink(EventSink next, Optional<Graph> recorded) {
    this.next = next;
    this.recorded = recorded;
  }

  @Override
  public void accept(Event event) {
    if (event instanceof Event.TargetEnded ended) {
      next.accept(asks(ended.target().job()) ? with(ended) : ended);
    } else {
      note(event);
      next.accept(event);
    }
  }

  private void note(Event event) {
    if (event instanceof Event.RunStarted started) {
      run = Optional.of(new Run(started.run(), started.graph(), started.at()));
    } else if (event instanceof Event.TargetStarted started) {
      note(started.target());
    } else if (event instanceof Event.TaskEnded ended) {
      note(ended.result());
    } else if (event instanceof Event.TaskKept kept) {
      note(kept.task().result());
    }
  }

  /// What is told once more of the end of a target says nothing of its fields.
  private void note(Target target) {
    if (recorded.isPresent() && asks(target.job())) {
      fields.put(place(target), target.fields());
    }
  }

  private void note(TaskResult result) {
    if (asks(result.task().job())) {
      long place = place(result.task().target());
      underWay.computeIfAbsent(place, _ -> new ArrayList<>()).add(result.light());
    }
  }

  private boolean asks(JobNode job) {
    return asking.computeIfAbsent(job, this::differs);
  }

  /// Whether its report says something that is not made yet.
  private boolean differs(JobNode job) {
    ReportSpec report = job.job().report();
    return !ColumnValues.plain(report) && !recorded(job).equals(Optional.of(report.toString()));
  }

  /// What the job said, in words.
  private Optional<String> recorded(JobNode job) {
    return recorded.flatMap(it -> it.job(job.id())).map(it -> it.job().report().toString());
  }

  /// The columns that were made, by their headings.
  private Map<String, Value> made(Event.TargetEnded ended) {
    Map<String, Value> made = new HashMap<>();
    List<Value> values = ended.columns().values();
    List<String> headings =
        recorded
            .flatMap(it -> it.job(ended.target().job().id()))
            .map(it -> List.copyOf(it.job().report().columns().keySet()))
            .orElse(List.of());
    for (int i = 0; i < Math.min(values.size(), headings.size()); i++) {
      made.put(headings.get(i), values.get(i));
    }
    return made;
  }

  private Event with(Event.TargetEnded ended) {
    Instant at = ended.at();
    return new Event.TargetEnded(
        at, ended.target(), ended.outcome(), ended.duration(), columns(ended));
  }

  private Columns columns(Event.TargetEnded ended) {
    Target target = whole(ended.target());
    List<TaskResult> tasks =
        Optional.ofNullable(underWay.remove(place(target))).orElse(new ArrayList<>());
    tasks.sort(
        (one, other) -> Integer.compare(one.task().step().index(), other.task().step().index()));
    return ColumnValues.of(
        target.job().job().report(),
        made(ended),
        new TargetNames(run.orElseThrow(), target, ended.outcome(), tasks));
  }

  private Target whole(Target target) {
    Value.Obj known = fields.remove(place(target));
    return known == null || !target.fields().fields().isEmpty()
        ? target
        : new Target(target.job(), target.index(), target.key(), known);
  }

  private static long place(Target target) {
    return (long) target.job().index() << Integer.SIZE | target.index();
  }
}
