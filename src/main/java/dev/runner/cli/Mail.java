package dev.runner.cli;

import dev.runner.event.Totals;
import dev.runner.journal.RunFolder;
import dev.runner.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What stands above the failures of a run that nobody watched: what it was, where, and how to go
/// on.
///
/// @param code what the process ends with
/// @param before how the runs before it went
/// @param left what the run leaves; empty for one that leaves nothing
record Mail(Results results, int code, Streak before, Optional<Left> left) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  /// What a run leaves, and the commands that look at it.
  record Left(RunFolder run, Pasted commands) {
    /// A command about the run, to be pasted.
    String command(String command) {
      return commands.command(command, run.id());
    }
  }

  /// What became of the run, in a line.
  String summary() {
    return results.plan() + ": " + (code == ExitCode.OK ? good() : bad());
  }

  private String good() {
    Totals totals = results.totals();
    String what = totals.succeeded() + " of " + totals.targets() + " targets succeeded";
    return before.recovered(true)
        ? "recovered, after " + runs(before.unsuccessful()) + " that did not succeed: " + what
        : what;
  }

  private String bad() {
    Totals totals = results.totals();
    long bad = totals.targets() - totals.succeeded() - totals.skipped();
    String still =
        before.unsuccessful() == 0
            ? ""
            : "still failing, " + runs(before.failing(false)) + " in a row: ";
    return still
        + (bad == 0 ? endedBadly() : bad + " of " + totals.targets() + " targets did not succeed")
        + " (exit "
        + code
        + ")";
  }

  private String endedBadly() {
    boolean failed = code == ExitCode.NONE_SUCCEEDED || code == ExitCode.PARTIAL;
    return failed ? "its end failed" : "it was stopped";
  }

  private static String runs(int number) {
    return number == 1 ? "1 run" : number + " runs";
  }

  List<String> head() {
    List<String> lines = new ArrayList<>();
    lines.add(summary());
    lines.add(
        "on " + host() + ", from " + local(results.started()) + " to " + local(results.finished()));
    if (code != ExitCode.OK) {
      left.ifPresent(it -> lines.add("to go on:  " + it.command("resume")));
    }
    left.ifPresent(it -> lines.add("more:      " + it.command("show") + "; " + it.command("logs")));
    return lines;
  }

  private static String local(Instant time) {
    return TIME.format(time.atZone(ZoneId.systemDefault()));
  }

  private static String host() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException e) {
      return "this machine";
    }
  }
}
