package dev.runner.cli;

import dev.runner.journal.RunFolder;
import dev.runner.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// What stands above the failures of a run that nobody watched: what it was, where, and how to go
/// on.
final class Mail {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private Mail() {}

  static List<String> head(RunFolder run, Results results, int code) {
    long all = results.totals().targets();
    long bad = all - results.totals().succeeded() - results.totals().skipped();
    return List.of(
        results.plan() + ": " + bad + " of " + all + " targets did not succeed (exit " + code + ")",
        "on " + host() + ", from " + local(results.started()) + " to " + local(results.finished()),
        "to go on:  runner resume " + run.id(),
        "more:      runner show " + run.id() + "; runner logs " + run.id());
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
