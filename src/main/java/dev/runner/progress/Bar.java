package dev.runner.progress;

import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;

/// A line on the terminal that lives as long as the run: none of a short one, and a few frames a
/// second.
final class Bar implements Progress {
  private static final long FIRST = Duration.ofMillis(300).toNanos();
  private static final long LATER = Duration.ofMillis(100).toNanos();

  private final Stage stage;
  private final IntSupplier columns;
  private final Foresight foresight;
  private Optional<Gauge> gauge = Optional.empty();
  private String plan = "";
  private boolean begun;
  private long start;
  private long next;

  Bar(Stage stage, IntSupplier columns, Foresight foresight) {
    this.stage = stage;
    this.columns = columns;
    this.foresight = foresight;
  }

  @Override
  public void begin(String plan, long now) {
    this.plan = plan;
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
        gauge = Optional.of(new Gauge(plan));
      }
      Duration elapsed = Duration.ofNanos(now - start);
      var moment = new Gauge.Moment(counts, elapsed, foresight.outlook(counts, elapsed), width());
      stage.progress(gauge.get().frame(moment));
    }
  }

  /// Some terminals say that they have no columns.
  private int width() {
    int width = columns.getAsInt();
    return width > 0 ? width : 80;
  }

  @Override
  public void end() {
    begun = false;
    stage.progress("");
    gauge.ifPresent(Gauge::close);
  }
}
