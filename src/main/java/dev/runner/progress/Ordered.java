package dev.runner.progress;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.runner.event.Channel;
import dev.runner.event.Event;
import dev.runner.graph.Task;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;

/// Shows one task after the other in the order of the plan, and keeps the output of those whose
/// turn has not come: the whole task once it has ended (`group`), or the oldest one while it runs
/// (`live`).
final class Ordered implements Style {
  private final boolean whole;
  private final Shelf shelf;
  private final Function<Task, Optional<String>> heading;
  private final Stage stage;
  private final Runnable pulse;
  private final Turn turn = new Turn();
  private Optional<Shown> shown = Optional.empty();

  /// @param whole whether a task is shown only once it has ended
  /// @param heading the line before a task's output
  /// @param pulse called often while much is shown
  Ordered(
      boolean whole,
      Shelf shelf,
      Function<Task, Optional<String>> heading,
      Stage stage,
      Runnable pulse) {
    this.whole = whole;
    this.shelf = shelf;
    this.heading = heading;
    this.stage = stage;
    this.pulse = pulse;
  }

  /// The task that is being shown.
  private record Shown(Place task, Child child) {}

  @Override
  public void output(Task task, Channel channel, byte[] bytes) {
    Place place = Place.of(task);
    if (due(place)) {
      Optional<String> first = shown(place).isPresent() ? Optional.empty() : heading.apply(task);
      Child child = show(place);
      first.ifPresent(line -> child.add(Channel.STDERR, bytes(line)));
      child.add(channel, bytes);
    } else {
      keep(task, place, channel, bytes);
    }
  }

  @Override
  public void told(Event event) {
    switch (event) {
      case Event.TargetsKnown it -> turn.targetsKnown(it.job().index(), it.targets());
      case Event.TaskKept it -> turn.taskEnded(Place.of(it.task().result().task()));
      case Event.TargetEnded it -> turn.targetEnded(Place.of(it.target()));
      case Event.JobEnded it -> turn.jobEnded(it.job().index());
      case Event.JobAgain it -> turn.jobAgain(it.job().index());
      case Event.TargetAgain it -> turn.targetAgain(Place.of(it.target()));
      case Event.RunStarted _,
          Event.JobStarted _,
          Event.TargetStarted _,
          Event.AttemptStarted _ -> {}
      case Event.AttemptEnded _, Event.TaskEnded _, Event.Warned _, Event.Stopping _ -> {}
      case Event.LimiterPaused _, Event.ServiceChanged _, Event.RunEnded _ -> {}
      case Event.FilesChanged _, Event.Resting _, Event.AttemptSpawned _ -> {}
    }
    showDue();
  }

  @Override
  public void ended(Task task) {
    Place place = Place.of(task);
    guarded(() -> shelf.seal(place));
    turn.taskEnded(place);
    showDue();
  }

  @Override
  public void close() {
    for (var next = shelf.first(); next.isPresent(); next = shelf.first()) {
      replay(next.get());
    }
    endShown();
  }

  private boolean due(Place task) {
    return whole ? task.before(turn.current()) : !turn.current().before(task);
  }

  private void showDue() {
    endPassed();
    for (var next = shelf.first().filter(this::due);
        next.isPresent();
        next = shelf.first().filter(this::due)) {
      replay(next.get());
      endPassed();
    }
  }

  private void replay(Place task) {
    Child child = show(task);
    guarded(
        () ->
            shelf.take(
                task,
                (channel, bytes) -> {
                  child.add(channel, bytes);
                  pulse.run();
                }));
  }

  private Optional<Shown> shown(Place task) {
    return shown.filter(it -> it.task().equals(task));
  }

  private Child show(Place task) {
    if (shown(task).isEmpty()) {
      endShown();
      shown = Optional.of(new Shown(task, Child.bare(stage)));
    }
    return shown.orElseThrow().child();
  }

  private void endPassed() {
    if (shown.filter(it -> it.task().before(turn.current())).isPresent()) {
      endShown();
    }
  }

  private void endShown() {
    shown.ifPresent(it -> it.child().end());
    shown = Optional.empty();
  }

  private void keep(Task task, Place place, Channel channel, byte[] bytes) {
    guarded(
        () -> {
          if (!shelf.has(place)) {
            heading.apply(task).ifPresent(line -> shelf.put(place, Channel.STDERR, bytes(line)));
          }
          shelf.put(place, channel, bytes);
        });
  }

  private static byte[] bytes(String line) {
    return (line + "\n").getBytes(UTF_8);
  }

  /// Without a disk output that waits is lost; the run goes on, says so, and ends with an error.
  private void guarded(Runnable storing) {
    try {
      storing.run();
    } catch (UncheckedIOException e) {
      stage.incomplete("error: output that waits for its turn is lost: " + e.getMessage());
    }
  }
}
