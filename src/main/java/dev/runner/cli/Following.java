package dev.runner.cli;

import dev.runner.Replay;
import dev.runner.event.Event;
import dev.runner.event.TaskResult;
import dev.runner.graph.Task;
import dev.runner.journal.Growing;
import dev.runner.journal.Journal;
import dev.runner.journal.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Prints what the tasks of a run print that is under way, each when it has ended, until the run
/// has.
final class Following {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Surroundings surroundings;
  private final RunFolder run;
  private final Optional<TaskPattern> pattern;
  private boolean ended;

  /// @param pattern empty for all tasks
  Following(Surroundings surroundings, RunFolder run, Optional<TaskPattern> pattern) {
    this.surroundings = surroundings;
    this.run = run;
    this.pattern = pattern;
  }

  /// @return the exit code
  int follow() throws IOException {
    Growing journal = Replay.growing(begun());
    boolean alive = true;
    while (!ended && (journal.tell(this::heed) || alive)) {
      // Asked before the next look, so that nothing is missed that came before the end.
      alive = !ended && run.underWay();
      if (alive) {
        pause();
      }
    }
    if (!ended) {
      surroundings.err().println("runner: run " + run.id() + " was interrupted");
    }
    return ExitCode.OK;
  }

  /// Waits for its first line.
  private Journal begun() throws IOException {
    boolean alive = run.underWay();
    Journal journal = Journal.of(run);
    while (journal.session().isEmpty() && alive) {
      pause();
      alive = run.underWay();
      journal = Journal.of(run);
    }
    return journal;
  }

  private static void pause() {
    LockSupport.parkNanos(PAUSE.toNanos());
  }

  private void heed(Event event) {
    if (event instanceof Event.TaskEnded done && wanted(done.result().task())) {
      print(done.result());
    }
    ended |= event instanceof Event.RunEnded;
  }

  private boolean wanted(Task task) {
    return pattern.isEmpty() || pattern.get().matches(task);
  }

  private void print(TaskResult result) {
    boolean alone = pattern.isPresent() && pattern.get().names(result.task());
    try {
      new TaskPrinter(surroundings, !alone).print(result);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
