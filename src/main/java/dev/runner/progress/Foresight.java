package dev.runner.progress;

import dev.runner.graph.Task;
import dev.runner.pace.Countdown;
import dev.runner.pace.Forecast;
import dev.runner.pace.Headway;
import dev.runner.pace.Outlook;
import dev.runner.pace.Usual;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// What is to be expected of the run, by how far it is and what is usual. Used by the thread that
/// prints.
final class Foresight {
  private final Tracks tracks;
  private final Lookup lookup;
  private final Countdown countdown = new Countdown();

  Foresight(Tracks tracks, Lookup lookup) {
    this.tracks = tracks;
    this.lookup = lookup;
  }

  /// Has what is usual found out, for a later [#outlook].
  void prepare() {
    lookup.now();
  }

  /// @param elapsed since the run began
  Outlook outlook(Counts counts, Duration elapsed) {
    Usual usual = lookup.now();
    Optional<Duration> left =
        counts.foreseeable()
            ? Forecast.left(usual, headway(usual, counts, elapsed))
            : Optional.empty();
    return new Outlook(countdown.show(left, elapsed), slow(usual, elapsed));
  }

  /// Whether a task's target takes clearly longer than usual.
  boolean slow(Task task, Duration elapsed) {
    return tracks
        .took(task.target(), elapsed)
        .filter(it -> lookup.now().exceeded(task.job().id(), it))
        .isPresent();
  }

  private Headway headway(Usual usual, Counts counts, Duration elapsed) {
    return new Headway(
        elapsed,
        counts.total(),
        counts.done(),
        tracks.idle(),
        counts.running(),
        usual.earlier().isEmpty() ? List.of() : tracks.standings(elapsed));
  }

  private int slow(Usual usual, Duration elapsed) {
    if (usual.earlier().isEmpty()) {
      return 0;
    }
    AtomicInteger slow = new AtomicInteger();
    tracks.each(
        elapsed,
        (job, took) -> {
          if (usual.exceeded(job.id(), took)) {
            slow.incrementAndGet();
          }
        });
    return slow.get();
  }
}
