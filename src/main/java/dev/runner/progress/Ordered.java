package dev.runner.progress;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.runner.event.Channel;
import dev.runner.event.Event;
import dev.runner.graph.Task;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Shows one task after the other in the order of the plan, and keeps the output of those whose
/// turn has not come: the whole task once it has ended (`group`), or the oldest one while it runs
/// (`live`).
final class Ordered implements Style {
  private final boolean whole;
  private final Shelf shelf;
  private final Function<Task, Optional<Sections.Section>> sections;
  private final Supplier<Child> child;
  private final Stage stage;
  private final Runnable pulse;
  private final Turn turn = new Turn();
  private final Map<Place, Sections.Section> open = new HashMap<>();
  private Optional<Shown> shown = Optional.empty();

  /// @param whole whether a task is shown only once it has ended
  /// @param sections what stands around a task's output
  /// @param child takes what one task prints
  /// @param pulse called often while much is shown
  Ordered(
      boolean whole,
      Shelf shelf,
      Function<Task, Optional<Sections.Section>> sections,
      Supplier<Child> child,
      Stage stage,
      Runnable pulse) {
    this.whole = whole;
    this.shelf = shelf;
    this.sections = sections;
    this.child = child;
    this.stage = stage;
    this.pulse = pulse;
  }

  /// The task that is being shown.
  private record Shown(Place task, Child child) {}

  @Override
  public void output(Task task, Channel channel, byte[] bytes) {
    Place place = Place.of(task);
    if (due(place)) {
      boolean first = shown(place).isEmpty();
      Child child = show(place);
      if (first) {
        open(task, place, child::add);
      }
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
      shown = Optional.of(new Shown(task, this.child.get()));
    }
    return shown.orElseThrow().child();
  }

  private void endPassed() {
    if (shown.filter(it -> it.task().before(turn.current())).isPresent()) {
      endShown();
    }
  }

  private void endShown() {
    shown.ifPresent(
        it -> {
          it.child().end();
          Optional.ofNullable(open.remove(it.task()))
              .ifPresent(section -> close(section, it.child()));
        });
    shown = Optional.empty();
  }

  private static void close(Sections.Section section, Child child) {
    section.closing().get().ifPresent(line -> child.add(section.channel(), bytes(line)));
  }

  private void open(Task task, Place place, BiConsumer<Channel, byte[]> to) {
    sections
        .apply(task)
        .ifPresent(
            section -> {
              open.put(place, section);
              to.accept(section.channel(), bytes(section.opening()));
            });
  }

  private void keep(Task task, Place place, Channel channel, byte[] bytes) {
    guarded(
        () -> {
          if (!shelf.has(place)) {
            open(task, place, (opening, line) -> shelf.put(place, opening, line));
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
