package dev.runner.progress;

import dev.runner.pace.Outlook;
import dev.runner.text.Width;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The progress line at one moment, with as much in it as fits a terminal's width.
record Frame(String plan, Counts counts, Duration elapsed, Outlook outlook) {
  private static final int LONGEST_NAME = 30;
  private static final int SHORTEST_BAR = 5;
  private static final int LONGEST_BAR = 30;

  /// The terminal writes `^C` behind the line when it is pressed; it must not wrap.
  private static final int ECHO = 2;

  /// What it tells, in the order shown.
  private enum Part {
    NAME,
    COUNT,
    PERCENT,
    WATCHING,
    FAILED,
    RUNNING,
    SLOW,
    RETRYING,
    UP,
    STARTING,
    RESTARTING,
    BROKEN,
    ELAPSED,
    ETA,
    HINT
  }

  /// What goes first where there is no room.
  private static final List<Part> SPARED =
      List.of(
          Part.HINT,
          Part.ELAPSED,
          Part.RETRYING,
          Part.NAME,
          Part.ETA,
          Part.SLOW,
          Part.RESTARTING,
          Part.STARTING,
          Part.UP,
          Part.RUNNING,
          Part.PERCENT,
          Part.WATCHING,
          Part.BROKEN,
          Part.FAILED);

  /// Likewise where services are all that is left.
  private static final List<Part> SPARED_OF_SERVICES =
      List.of(
          Part.HINT,
          Part.ELAPSED,
          Part.NAME,
          Part.WATCHING,
          Part.RESTARTING,
          Part.STARTING,
          Part.BROKEN);

  /// @param bar draws the bar at a given width
  String drawn(int columns, IntFunction<String> bar) {
    int room = columns - ECHO - 1;
    Set<Part> parts = EnumSet.allOf(Part.class);
    List<Part> spared = counts.watching() ? SPARED_OF_SERVICES : SPARED;
    for (int i = 0; i < spared.size() && Width.of(line(parts, "")) > room; i++) {
      parts.remove(spared.get(i));
    }
    int left = Math.min(LONGEST_BAR, room - Width.of(line(parts, "")) - 1);
    boolean moves = counts.complete() && !counts.watching() && !counts.resting();
    boolean barFits = moves && left >= SHORTEST_BAR;
    return Width.cut(line(parts, barFits ? bar.apply(left) : ""), Math.max(0, room));
  }

  private String line(Set<Part> parts, String bar) {
    return Stream.of(
            joined(parts, "", Part.NAME),
            joined(parts, " ", Part.COUNT, Part.PERCENT) + (bar.isEmpty() ? "" : " " + bar),
            joined(parts, "", Part.WATCHING),
            joined(parts, ", ", Part.FAILED, Part.RUNNING, Part.SLOW, Part.RETRYING),
            services(joined(parts, ", ", Part.UP, Part.STARTING, Part.RESTARTING, Part.BROKEN)),
            joined(parts, " ", Part.ELAPSED, Part.ETA),
            joined(parts, "", Part.HINT))
        .filter(it -> !it.isEmpty())
        .collect(Collectors.joining("  "));
  }

  private String services(String states) {
    return states.isEmpty() || counts.watching() ? states : "services: " + states;
  }

  private String joined(Set<Part> parts, String separator, Part... wanted) {
    List<String> texts = new ArrayList<>();
    for (Part part : wanted) {
      if (parts.contains(part) && !text(part).isEmpty()) {
        texts.add(text(part));
      }
    }
    return String.join(separator, texts);
  }

  private String text(Part part) {
    return switch (part) {
      case NAME -> Width.cut(plan, LONGEST_NAME);
      case COUNT -> counts.watching() ? "" : count() + (counts.complete() ? "" : "+");
      case PERCENT -> percent();
      case WATCHING -> counts.resting() ? "watching files" : "";
      case FAILED -> counted(counts.failed(), "failed");
      case RUNNING -> counted(counts.running(), "running");
      case SLOW -> counted(outlook.slow(), "slow");
      case RETRYING -> counted(counts.retrying(), "retrying");
      case UP -> counts.watching() ? up() + " up" : counted(up(), "up");
      case STARTING -> counted(counts.services().starting(), "starting");
      case RESTARTING -> counted(counts.services().restarting(), "restarting");
      case BROKEN -> counted(counts.services().failed(), "failed");
      case ELAPSED -> counts.resting() ? "" : Spelled.clock(elapsed);
      case ETA -> outlook.left().map(eta -> "ETA " + Spelled.clock(eta.plusMillis(999))).orElse("");
      case HINT -> counts.watching() || counts.resting() ? "Ctrl-C stops" : "";
    };
  }

  private int up() {
    return counts.services().up();
  }

  private String count() {
    String done = Long.toString(counts.done());
    String total = Long.toString(counts.total());
    return " ".repeat(total.length() - done.length()) + done + "/" + total;
  }

  private String percent() {
    if (!counts.complete() || counts.total() == 0 || counts.watching() || counts.resting()) {
      return "";
    }
    String percent = counts.done() * 100 / counts.total() + "%";
    return " ".repeat(4 - percent.length()) + percent;
  }

  private static String counted(long count, String what) {
    return count == 0 ? "" : count + " " + what;
  }
}
