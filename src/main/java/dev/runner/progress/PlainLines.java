package dev.runner.progress;

import dev.runner.pace.Outlook;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A line now and then, for logs: none of a short run, and none while nothing changes.
final class PlainLines implements Progress {
  private static final long FIRST = Duration.ofSeconds(10).toNanos();

  /// What is usual is found out by then.
  private static final long BEFORE = Duration.ofSeconds(2).toNanos();

  private static final long LATER = Duration.ofSeconds(30).toNanos();

  private final Consumer<String> lines;
  private final Supplier<LocalTime> wall;
  private final Foresight foresight;
  private boolean prepared;
  private String plan = "";
  private boolean begun;
  private long start;
  private long next;
  private Counts told = Counts.NONE;

  PlainLines(Consumer<String> lines, Supplier<LocalTime> wall, Foresight foresight) {
    this.lines = lines;
    this.wall = wall;
    this.foresight = foresight;
  }

  @Override
  public void begin(Labels labels, long now) {
    plan = labels.plan();
    begun = true;
    start = now;
    next = now + FIRST;
  }

  @Override
  public long untilNext(long now) {
    return begun ? Math.max(0, next - (prepared ? 0 : BEFORE) - now) : Long.MAX_VALUE;
  }

  @Override
  public void tick(Counts counts, long now) {
    if (begun && !prepared && now - next + BEFORE >= 0) {
      prepared = true;
      foresight.prepare();
    }
    if (begun && now - next >= 0) {
      next = now + LATER;
      if (!counts.equals(told)) {
        told = counts;
        lines.accept(line(counts, Duration.ofNanos(now - start)));
      }
    }
  }

  @Override
  public void end() {
    begun = false;
  }

  private String line(Counts counts, Duration elapsed) {
    String time =
        DateTimeFormatter.ISO_LOCAL_TIME.format(wall.get().truncatedTo(ChronoUnit.SECONDS));
    return time
        + " "
        + plan
        + ": "
        + (counts.watching() ? services(counts.services()) : targets(counts, elapsed));
  }

  private String targets(Counts counts, Duration elapsed) {
    Outlook outlook = foresight.outlook(counts, elapsed);
    return counts.done()
        + " of "
        + counts.total()
        + (counts.complete() ? "" : "+")
        + " done"
        + counted(counts.failed(), "failed")
        + counted(counts.running(), "running")
        + counted(outlook.slow(), "slow")
        + counted(counts.retrying(), "retrying")
        + (counts.services().any() ? ", services: " + services(counts.services()) : "")
        + outlook.left().map(eta -> ", ETA " + Spelled.roughly(eta)).orElse("");
  }

  private static String services(ServiceCounts counts) {
    return counts.up()
        + " up"
        + counted(counts.starting(), "starting")
        + counted(counts.restarting(), "restarting")
        + counted(counts.failed(), "failed");
  }

  private static String counted(long count, String what) {
    return count == 0 ? "" : ", " + count + " " + what;
  }
}
