package dev.runner.progress;

import dev.runner.pace.Outlook;
import java.time.Duration;
import java.util.function.Consumer;

/// A line of JSON each second in which something changed, the last one when the run ends, for
/// programs that show it in their own way; described by `schemas/progress.schema.json`.
final class JsonLines implements Progress {
  private static final long EACH = Duration.ofSeconds(1).toNanos();

  private final Consumer<String> lines;
  private final Foresight foresight;
  private boolean begun;
  private long start;
  private long next;
  private long last;
  private Counts now = Counts.NONE;
  private Counts told = Counts.NONE;

  JsonLines(Consumer<String> lines, Foresight foresight) {
    this.lines = lines;
    this.foresight = foresight;
  }

  @Override
  public void begin(Labels labels, long now) {
    begun = true;
    start = now;
    last = now;
    next = now + EACH;
  }

  @Override
  public long untilNext(long now) {
    return begun ? Math.max(0, next - now) : Long.MAX_VALUE;
  }

  @Override
  public void tick(Counts counts, long now) {
    this.now = counts;
    last = now;
    if (begun && now - next >= 0) {
      next = now + EACH;
      if (!counts.equals(told)) {
        tell();
      }
    }
  }

  @Override
  public void end() {
    if (begun && !now.equals(told)) {
      tell();
    }
    begun = false;
  }

  private void tell() {
    told = now;
    Duration elapsed = Duration.ofNanos(last - start);
    Outlook outlook = foresight.outlook(now, elapsed);
    lines.accept(
        "{\"progress\":{\"done\":"
            + now.done()
            + ",\"total\":"
            + now.total()
            + ",\"complete\":"
            + now.complete()
            + ",\"failed\":"
            + now.failed()
            + ",\"running\":"
            + now.running()
            + ",\"slow\":"
            + outlook.slow()
            + ",\"retrying\":"
            + now.retrying()
            + ",\"elapsed_ms\":"
            + elapsed.toMillis()
            + outlook.left().map(it -> ",\"eta_ms\":" + it.toMillis()).orElse("")
            + "}}");
  }
}
