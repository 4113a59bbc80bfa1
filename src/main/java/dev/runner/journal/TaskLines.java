package dev.runner.journal;

import dev.runner.event.Event;
import dev.runner.event.TaskResult;
import dev.runner.graph.Graph;
import dev.runner.graph.Task;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Where in a journal the ends of tasks stand, in the order of the plan. Only their places are kept
/// in memory: each line is read again when it is asked for.
public final class TaskLines {
  private final RunFolder folder;
  private final EventReader reader;
  private final List<Place> places;

  /// A line, and whose it is.
  private record Place(int job, int target, int step, long offset, int length) {
    boolean sameTask(Place other) {
      return asPlanned(this, other) == 0;
    }

    static int asPlanned(Place one, Place other) {
      int byJob = Integer.compare(one.job, other.job);
      int byTarget = byJob != 0 ? byJob : Integer.compare(one.target, other.target);
      return byTarget != 0 ? byTarget : Integer.compare(one.step, other.step);
    }
  }

  /// Takes tasks that have ended.
  @FunctionalInterface
  public interface Sink {
    void task(TaskResult result) throws IOException;
  }

  private TaskLines(RunFolder folder, EventReader reader, List<Place> places) {
    this.folder = folder;
    this.reader = reader;
    this.places = places;
  }

  /// Finds the tasks of a run's last session; of those that ran again, how they ended last.
  static TaskLines of(RunFolder folder, Graph graph, long from, Predicate<Task> wanted)
      throws IOException {
    EventReader reader = new EventReader(graph, folder.path());
    List<Place> all = new ArrayList<>();
    JournalReader.read(
        folder.journal(),
        from,
        line -> {
          Optional<Event> event = reader.event(line);
          if (event.isPresent()) {
            add(event.get(), line, wanted, all);
          }
        });
    all.sort(Place::asPlanned);
    return new TaskLines(folder, reader, last(all));
  }

  private static void add(
      Event event, JournalReader.Line line, Predicate<Task> wanted, List<Place> all) {
    if (event instanceof Event.TaskEnded ended && wanted.test(ended.result().task())) {
      Task task = ended.result().task();
      all.add(
          new Place(
              task.job().index(),
              task.target().index(),
              task.step().index(),
              line.offset(),
              line.end() - line.start()));
    } else if (event instanceof Event.JobAgain again) {
      all.removeIf(it -> it.job() == again.job().index());
    }
  }

  private static List<Place> last(List<Place> sorted) {
    List<Place> last = new ArrayList<>();
    for (Place place : sorted) {
      if (!last.isEmpty() && last.getLast().sameTask(place)) {
        last.removeLast();
      }
      last.add(place);
    }
    return last;
  }

  /// How many there are.
  public int size() {
    return places.size();
  }

  /// Tells them.
  public void tell(Sink sink) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(folder.journal().toFile(), "r")) {
      for (Place place : places) {
        byte[] bytes = new byte[place.length()];
        file.seek(place.offset());
        file.readFully(bytes);
        JournalReader.Line line = new JournalReader.Line(bytes, 0, bytes.length, place.offset(), 0);
        if (reader.event(line).orElseThrow() instanceof Event.TaskEnded ended) {
          sink.task(ended.result());
        }
      }
    }
  }
}
