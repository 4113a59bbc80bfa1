package dev.runner.progress;

import dev.runner.event.Event;
import dev.runner.graph.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which tasks are running, services aside, and since when. Told on the thread that owns the run;
/// may be read on any, then what is being told at that moment may be missing.
final class Roster {
  private final Map<Place, Running> running = new ConcurrentHashMap<>();
  private volatile Instant start = Instant.EPOCH;

  private record Running(Task task, Instant since) {}

  /// A task that is running.
  record Entry(Task task, Duration took) {}

  void add(Event event) {
    if (event instanceof Event.AttemptStarted it && !it.task().step().service()) {
      running.put(Place.of(it.task()), new Running(it.task(), it.at()));
    } else if (event instanceof Event.AttemptEnded it) {
      running.remove(Place.of(it.task()));
    } else if (event instanceof Event.RunStarted it) {
      start = it.at();
    }
  }

  /// Those that have been running for some time, the oldest first.
  ///
  /// @param elapsed since the run began
  /// @param least how long they have been
  List<Entry> oldest(Duration elapsed, Duration least) {
    Instant now = start.plus(elapsed);
    Instant latest = now.minus(least);
    return running.entrySet().stream()
        .filter(it -> !it.getValue().since().isAfter(latest))
        .sorted(
            Comparator.comparing((Map.Entry<Place, Running> it) -> it.getValue().since())
                .thenComparing(Map.Entry::getKey))
        .map(it -> new Entry(it.getValue().task(), Duration.between(it.getValue().since(), now)))
        .toList();
  }
}
