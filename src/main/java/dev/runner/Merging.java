package dev.runner;

import dev.runner.event.Bounds;
import dev.runner.event.Event;
import dev.runner.event.EventSink;
import dev.runner.event.KeptTask;
import dev.runner.event.TaskResult;
import dev.runner.event.Totals;
import dev.runner.event.Verdict;
import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.graph.Task;
import dev.runner.journal.Journal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tells several runs of one plan as if they had been one: shards of its targets, say, that were
/// done at several places. Of a target that several of them had the last one counts.
public final class Merging {
  private static final Comparator<Place> IN_ORDER =
      Comparator.comparingInt(Place::first).thenComparingInt(Place::there);

  private final List<Journal> runs;
  private final Graph graph;

  /// The place of each target among those of its job, and the run that counts for it: those of the
  /// first run as there, then what others have more.
  private final Map<JobNode, Map<String, Place>> places = new HashMap<>();

  private final Map<JobNode, Totals> totals = new HashMap<>();
  private Instant started = Instant.MAX;
  private Instant ended = Instant.MIN;

  /// @param first the run in which it is first told of, and its place there
  private record Place(int first, int there, int index, int run) {
    Place at(int place) {
      return new Place(first, there, place, run);
    }

    Place in(int another) {
      return new Place(first, there, index, another);
    }
  }

  /// @param runs at least one, in the order in which they count
  /// @throws IOException when one can't be read, or they are of different plans
  public Merging(List<Journal> runs) throws IOException {
    this.runs = List.copyOf(runs);
    String first = session(runs.getFirst()).graph();
    for (Journal run : runs) {
      if (!session(run).graph().equals(first)) {
        throw new IOException(
            "the runs "
                + runs.getFirst().folder().id()
                + " and "
                + run.folder().id()
                + " are not of the same plan: its jobs or steps differ");
      }
    }
    this.graph = Replay.graph(runs.getFirst());
  }

  private static Journal.Session session(Journal run) throws IOException {
    return run.session()
        .orElseThrow(() -> new IOException("the run " + run.folder().id() + " has told nothing"));
  }

  /// Tells all of it.
  ///
  /// @throws IOException when a journal can't be read, or is damaged
  public void tell(EventSink sink) throws IOException {
    for (int i = 0; i < runs.size(); i++) {
      int run = i;
      runs.get(i).replay(graph, event -> look(event, run));
    }
    places.values().forEach(Merging::number);
    String id = String.join("+", runs.stream().map(it -> it.folder().id()).toList());
    sink.accept(new Event.RunStarted(started, id, graph));
    for (int i = 0; i < runs.size(); i++) {
      int run = i;
      runs.get(i).replay(graph, event -> pass(event, run, sink));
    }
    end(sink);
  }

  private void look(Event event, int run) {
    started =
        event instanceof Event.RunStarted && event.at().isBefore(started) ? event.at() : started;
    ended = event.at().isAfter(ended) ? event.at() : ended;
    if (event instanceof Event.TargetEnded(var _, Target target, var _, var _, var _)) {
      Map<String, Place> of = places.computeIfAbsent(target.job(), _ -> new HashMap<>());
      Place before = of.get(target.key());
      of.put(
          target.key(), before == null ? new Place(run, target.index(), 0, run) : before.in(run));
    }
  }

  private static void number(Map<String, Place> targets) {
    List<Map.Entry<String, Place>> sorted = new ArrayList<>(targets.entrySet());
    sorted.sort(Map.Entry.comparingByValue(IN_ORDER));
    for (int i = 0; i < sorted.size(); i++) {
      sorted.get(i).setValue(sorted.get(i).getValue().at(i));
    }
  }

  private void pass(Event event, int run, EventSink sink) {
    switch (event) {
      case Event.AttemptEnded it when counts(it.task().target(), run) -> sink.accept(moved(it));
      case Event.TaskEnded it when counts(it.result().task().target(), run) ->
          sink.accept(new Event.TaskEnded(it.at(), moved(it.result()), it.content()));
      case Event.TaskKept it when counts(it.task().result().task().target(), run) -> {
        KeptTask kept =
            new KeptTask(
                moved(it.task().result()), it.task().tries().stream().map(this::moved).toList());
        sink.accept(new Event.TaskKept(it.at(), kept, it.content()));
      }
      case Event.TargetEnded it when counts(it.target(), run) -> {
        sink.accept(
            new Event.TargetEnded(
                it.at(), moved(it.target()), it.outcome(), it.duration(), it.columns()));
        totals.merge(it.target().job(), Totals.NONE.plus(it.outcome()), Totals::plus);
      }
      case Event.TargetAgain it when counts(it.target(), run) -> {
        sink.accept(new Event.TargetAgain(it.at(), moved(it.target()), it.before()));
        totals.merge(it.target().job(), Totals.NONE, (all, _) -> all.minus(it.before()));
      }
      default -> {}
    }
  }

  private boolean counts(Target target, int run) {
    Place place = places.getOrDefault(target.job(), Map.of()).get(target.key());
    return place != null && place.run() == run;
  }

  private Target moved(Target target) {
    Place place = places.getOrDefault(target.job(), Map.of()).get(target.key());
    int index = place == null ? target.index() : place.index();
    return new Target(target.job(), index, target.key(), target.fields());
  }

  private Task moved(Task task) {
    return new Task(moved(task.target()), task.step());
  }

  private TaskResult moved(TaskResult it) {
    return new TaskResult(
        moved(it.task()),
        it.outcome(),
        it.attempts(),
        it.duration(),
        it.exitCode(),
        it.response(),
        it.outputs(),
        it.stdout(),
        it.stderr());
  }

  private Event.AttemptEnded moved(Event.AttemptEnded it) {
    return new Event.AttemptEnded(
        it.at(),
        moved(it.task()),
        it.number(),
        it.outcome(),
        it.took(),
        it.waits(),
        it.usage(),
        it.retryIn());
  }

  private void end(EventSink sink) {
    Totals all = Totals.NONE;
    for (JobNode job : graph.all()) {
      Totals of = totals.getOrDefault(job, Totals.NONE);
      all = job.closes() ? all : all.plus(of);
      sink.accept(new Event.JobEnded(ended, job, of.verdict(), of));
    }
    Verdict verdict = all.verdict() == Verdict.SKIPPED ? Verdict.SUCCEEDED : all.verdict();
    Duration duration = Duration.between(started, ended);
    sink.accept(new Event.RunEnded(ended, verdict, all, duration, Bounds.NONE));
  }
}
