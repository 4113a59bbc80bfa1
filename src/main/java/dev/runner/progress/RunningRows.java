package dev.runner.progress;

import dev.runner.graph.Task;
import dev.runner.text.Width;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A row for each of the tasks that have been running longest, as many as the window has room for
/// below the bar.
///
/// @param slow whether it takes longer than usual
record RunningRows(Labels labels, Predicate<Task> slow) {
  /// What is over sooner would only flicker.
  private static final Duration LEAST = Duration.ofSeconds(1);

  /// With the bar, the empty row above it, and what stands for the rest that is 9 rows, which a
  /// window of 10 still has room for when it shrinks: what a terminal moves into its history can't
  /// be taken away.
  private static final int MOST = 6;

  /// Windows that are no larger than that have room for the bar alone.
  private static final Size SMALL = new Size(40, 10);

  private static final int THIRD = 3;
  private static final int FEWEST = 2;
  private static final int LONGEST_NAME = 60;
  private static final String MARK = "  slow";

  List<String> of(Roster roster, Duration elapsed, Size window) {
    int room = room(window);
    if (room < FEWEST) {
      return List.of();
    }
    List<Roster.Entry> running = roster.oldest(elapsed, LEAST);
    int shown = running.size() <= Math.min(room, MOST) ? running.size() : Math.min(room - 1, MOST);
    List<String> rows = new ArrayList<>();
    running.subList(0, shown).forEach(it -> rows.add(row(it, window.columns() - 1)));
    if (running.size() > shown) {
      rows.add("        ... and " + (running.size() - shown) + " more");
    }
    return rows;
  }

  /// A third of the window, but for the bar.
  private static int room(Size window) {
    boolean small = window.columns() <= SMALL.columns() || window.rows() <= SMALL.rows();
    return small ? 0 : window.rows() / THIRD - 1;
  }

  private String row(Roster.Entry entry, int columns) {
    String took = Spelled.roughly(entry.took());
    String time = " ".repeat(Math.max(0, 6 - took.length())) + took + "  ";
    String mark = slow.test(entry.task()) ? MARK : "";
    int left = Math.min(LONGEST_NAME, columns - time.length() - mark.length());
    return time + Width.cutMiddle(labels.task(entry.task()), left) + mark;
  }
}
