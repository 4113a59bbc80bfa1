package dev.runner.progress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A line on the terminal that lives as long as the run, and below it one for each of the tasks
/// that have been running longest: none of a short run, and a few frames a second.
final class Bar implements Progress {
  private static final long FIRST = Duration.ofMillis(300).toNanos();
  private static final long LATER = Duration.ofMillis(100).toNanos();

  /// Some terminals say that they have no columns, or no rows.
  private static final Size USUAL = new Size(80, 24);

  /// An empty row above several: when a window becomes narrower, tmux breaks the bar into two rows,
  /// and where there is nothing above them, the first goes into the history, for good.
  private static final String SACRIFICE = "";

  private final Stage stage;
  private final View view;
  private final Foresight foresight;
  private final Roster roster;
  private Optional<Gauge> gauge = Optional.empty();
  private Labels labels = Labels.UNKNOWN;
  private Size drawn = USUAL;
  private boolean attended;
  private boolean begun;
  private long start;
  private long next;

  /// @param roster the tasks to list
  Bar(Stage stage, View view, Foresight foresight, Roster roster) {
    this.stage = stage;
    this.view = view;
    this.foresight = foresight;
    this.roster = roster;
  }

  @Override
  public void begin(Labels labels, long now) {
    this.labels = labels;
    begun = true;
    start = now;
    next = now + FIRST;
  }

  @Override
  public long untilNext(long now) {
    return begun ? Math.max(0, next - now) : Long.MAX_VALUE;
  }

  @Override
  public void tick(Counts counts, long now) {
    if (begun && now - next >= 0) {
      next = now + LATER;
      if (gauge.isEmpty()) {
        gauge = Optional.of(new Gauge(labels.plan()));
      }
      draw(gauge.get(), counts, Duration.ofNanos(now - start));
    }
  }

  private void draw(Gauge gauge, Counts counts, Duration elapsed) {
    Size size = size();
    var moment =
        new Gauge.Moment(counts, elapsed, foresight.outlook(counts, elapsed), size.columns());
    List<String> rows = new ArrayList<>(running(elapsed).of(roster, elapsed, size));
    boolean alone = rows.isEmpty();
    rows.addFirst(gauge.frame(moment));
    if (!alone) {
      rows.addFirst(SACRIFICE);
      attend();
    }
    if (!size.equals(drawn)) {
      drawn = size;
      stage.progress(List.of());
    }
    stage.progress(rows);
  }

  private void attend() {
    if (!attended) {
      attended = true;
      view.attend();
    }
  }

  private RunningRows running(Duration elapsed) {
    return new RunningRows(labels, task -> foresight.slow(task, elapsed));
  }

  private Size size() {
    Size size = view.size();
    return new Size(
        size.columns() > 0 ? size.columns() : USUAL.columns(),
        size.rows() > 0 ? size.rows() : USUAL.rows());
  }

  @Override
  public void end() {
    begun = false;
    stage.progress(List.of());
    gauge.ifPresent(Gauge::close);
  }
}
