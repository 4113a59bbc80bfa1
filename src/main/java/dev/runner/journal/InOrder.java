package dev.runner.journal;

import dev.runner.event.Channel;
import dev.runner.event.Event;
import dev.runner.event.NoteSink;
import dev.runner.event.OutputSink;
import dev.runner.event.ServiceState;
import dev.runner.graph.Task;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/// Passes on what attempts print as it comes, but not before their start has been told: that waits
/// for the disk. Called on many threads.
public final class InOrder implements OutputSink, NoteSink {
  /// So many bytes of an attempt wait at most; then its reader does.
  private static final int MOST = 1 << 20;

  private final OutputSink output;
  private final NoteSink notes;

  /// Of each task the attempts whose ends have not been told, the earliest first: the next one may
  /// print something before the end of the last one has been told.
  private final Map<TaskPlace, Deque<Early>> underWay = new ConcurrentHashMap<>();

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
    pass(task, bytes.length, () -> output.write(task, channel, bytes));
  }

  @Override
  public void note(Task task, String line) {
    pass(task, line.length(), () -> notes.note(task, line));
  }

  /// An attempt starts: what its task prints from now on is its own. Called before it can print.
  void starts(Task task) {
    underWay.compute(
        TaskPlace.of(task),
        (_, all) -> {
          Deque<Early> more = all == null ? new ConcurrentLinkedDeque<>() : all;
          more.addLast(new Early());
          return more;
        });
  }

  /// What comes when the end of its attempt has been told is passed on at once.
  private void pass(Task task, int bytes, Runnable action) {
    Deque<Early> all =
        underWay.computeIfAbsent(
            TaskPlace.of(task), _ -> new ConcurrentLinkedDeque<>(List.of(new Early())));
    Early last = all.peekLast();
    if (last == null) {
      action.run();
    } else {
      last.add(bytes, action);
    }
  }

  /// An event has been told: of a service, that its process is there is said first. All of an
  /// attempt's output comes before its end.
  void told(Event event) {
    if (event instanceof Event.AttemptStarted started && !started.task().step().service()) {
      tell(started.task());
    } else if (event instanceof Event.ServiceChanged changed
        && changed.state() instanceof ServiceState.Started) {
      tell(changed.task());
    } else if (event instanceof Event.AttemptEnded ended) {
      underWay.computeIfPresent(
          TaskPlace.of(ended.task()),
          (_, all) -> {
            all.pollFirst();
            return all.isEmpty() ? null : all;
          });
    }
  }

  private void tell(Task task) {
    Deque<Early> all = underWay.get(TaskPlace.of(task));
    Early first = all == null ? null : all.peekFirst();
    if (first != null) {
      first.tell();
    }
  }
}
