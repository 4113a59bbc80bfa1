package dev.runner.journal;

import dev.runner.event.Channel;
import dev.runner.event.Event;
import dev.runner.event.NoteSink;
import dev.runner.event.OutputSink;
import dev.runner.event.ServiceState;
import dev.runner.graph.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Passes on what attempts print as it comes, but not before their start has been told: that waits
/// for the disk. Called on many threads.
public final class InOrder implements OutputSink, NoteSink {
  /// So many bytes of an attempt wait at most; then its reader does.
  private static final int MOST = 1 << 20;

  private final OutputSink output;
  private final NoteSink notes;
  private final Map<TaskPlace, Early> underWay = new ConcurrentHashMap<>();

  /// What an attempt has printed before its start was told.
  private static final class Early {
    private final List<Runnable> waiting = new ArrayList<>();
    private int size;
    private boolean told;

    synchronized void add(int bytes, Runnable action) {
      awaitRoom();
      if (told) {
        action.run();
      } else {
        waiting.add(action);
        size += bytes;
      }
    }

    private synchronized void awaitRoom() {
      try {
        while (!told && size >= MOST) {
          wait();
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    synchronized void tell() {
      waiting.forEach(Runnable::run);
      waiting.clear();
      told = true;
      notifyAll();
    }
  }

  public InOrder(OutputSink output, NoteSink notes) {
    this.output = output;
    this.notes = notes;
  }

  @Override
  public void write(Task task, Channel channel, byte[] bytes) {
    of(task).add(bytes.length, () -> output.write(task, channel, bytes));
  }

  @Override
  public void note(Task task, String line) {
    of(task).add(line.length(), () -> notes.note(task, line));
  }

  private Early of(Task task) {
    return underWay.computeIfAbsent(TaskPlace.of(task), _ -> new Early());
  }

  /// An event has been told: of a service, that its process is there is said first. All of an
  /// attempt's output comes before its end.
  void told(Event event) {
    if (event instanceof Event.AttemptStarted started && !started.task().step().service()) {
      of(started.task()).tell();
    } else if (event instanceof Event.ServiceChanged changed
        && changed.state() instanceof ServiceState.Started) {
      of(changed.task()).tell();
    } else if (event instanceof Event.AttemptEnded ended) {
      underWay.remove(TaskPlace.of(ended.task()));
    }
  }
}
