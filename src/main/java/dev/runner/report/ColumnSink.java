package dev.runner.report;

import dev.runner.event.Columns;
import dev.runner.event.Event;
import dev.runner.event.EventSink;
import dev.runner.event.TaskResult;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts into the end of each target what the plan's `report` makes of it, and passes everything on.
/// It keeps what is known of targets under way, of jobs that ask for it.
public final class ColumnSink implements EventSink {
  private final EventSink next;
  private final Map<Long, List<TaskResult>> underWay = new HashMap<>();
  private Optional<Run> run = Optional.empty();

  public ColumnSink(EventSink next) {
    this.next = next;
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
    } else if (event instanceof Event.TaskEnded ended) {
      note(ended.result());
    } else if (event instanceof Event.TaskKept kept) {
      note(kept.task().result());
    }
  }

  private void note(TaskResult result) {
    if (asks(result.task().job())) {
      long place = place(result.task().target());
      underWay.computeIfAbsent(place, _ -> new ArrayList<>()).add(result.light());
    }
  }

  private static boolean asks(JobNode job) {
    return !ColumnValues.plain(job.job().report());
  }

  private Event with(Event.TargetEnded ended) {
    Instant at = ended.at();
    return new Event.TargetEnded(
        at, ended.target(), ended.outcome(), ended.duration(), columns(ended));
  }

  private Columns columns(Event.TargetEnded ended) {
    Target target = ended.target();
    List<TaskResult> tasks =
        Optional.ofNullable(underWay.remove(place(target))).orElse(new ArrayList<>());
    tasks.sort(Comparator.comparingInt(it -> it.task().step().index()));
    return ColumnValues.of(
        target.job().job().report(),
        new TargetNames(run.orElseThrow(), target, ended.outcome(), tasks));
  }

  private static long place(Target target) {
    return (long) target.job().index() << Integer.SIZE | target.index();
  }
}
