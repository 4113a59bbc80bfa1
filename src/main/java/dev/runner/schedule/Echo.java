package dev.runner.schedule;

import dev.runner.event.FileChanges;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// Finds a job that writes what it watches, and so would begin anew for ever: files have changed
/// while it ran, each time anew. It may yet be somebody's work; so it begins later and later, until
/// files change while it does not run.
final class Echo {
  /// So many times the same files, and it is taken for the job's own writing.
  private static final int SAME = 4;

  /// So many times whatever files.
  private static final int ANY = 8;

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Deque<FileChanges> heard = new ArrayDeque<>();
  private Duration delay = Duration.ZERO;
  private boolean found;

  /// What is to be done about a change.
  ///
  /// @param delay before the job begins anew
  /// @param found whether it is to be told, which it is once
  record Answer(Duration delay, boolean found) {
    static final Answer NONE = new Answer(Duration.ZERO, false);
  }

  /// Files have changed.
  ///
  /// @param own whether while the job ran
  Answer to(FileChanges files, boolean own) {
    if (!own) {
      heard.clear();
      delay = Duration.ZERO;
      return Answer.NONE;
    }
    heard.addLast(files);
    if (heard.size() > ANY) {
      heard.removeFirst();
    }
    if (heard.size() < ANY && !same()) {
      return Answer.NONE;
    }
    boolean tell = !found;
    found = true;
    delay = longer();
    return new Answer(delay, tell);
  }

  private boolean same() {
    return heard.size() >= SAME
        && heard.stream().skip(heard.size() - SAME).allMatch(it -> it.equals(heard.getLast()));
  }

  private Duration longer() {
    Duration twice = delay.isZero() ? FIRST : delay.plus(delay);
    return twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
  }
}
