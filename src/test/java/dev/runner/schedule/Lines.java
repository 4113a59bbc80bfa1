package dev.runner.schedule;

import static java.util.stream.Collectors.joining;

import dev.runner.event.Event;
import dev.runner.event.Outcome;
import dev.runner.event.ServiceState;
import dev.runner.event.Totals;
import dev.runner.graph.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Renders events as lines, times in seconds from the epoch: `1.0s end build/linux/compile #1
/// succeeded`.
final class Lines {
  private Lines() {}

  static String of(Event event) {
    return "%s %s".formatted(seconds(Duration.between(Instant.EPOCH, event.at())), what(event));
  }

  private static String what(Event event) {
    return switch (event) {
      case Event.RunStarted _ -> "run";
      case Event.TargetsKnown it -> "known " + it.job() + " " + it.targets();
      case Event.JobStarted it -> "job " + it.job();
      case Event.TargetStarted it -> "target " + id(it.target());
      case Event.AttemptStarted it -> "start " + it.task().id() + " #" + it.number();
      case Event.AttemptSpawned it -> "spawned " + it.task().id() + " " + it.pid();
      case Event.AttemptEnded it ->
          "end %s #%d %s%s%s"
              .formatted(
                  it.task().id(),
                  it.number(),
                  of(it.outcome()),
                  it.usage().map(used -> ", used " + seconds(used.user())).orElse(""),
                  it.retryIn().map(delay -> ", again in " + seconds(delay)).orElse(""));
      case Event.ServiceChanged it -> "service " + it.task().id() + " " + of(it.state());
      case Event.TaskEnded it ->
          "task " + it.result().task().id() + " " + of(it.result().outcome());
      case Event.TaskKept it -> "kept " + it.task().result().task().id();
      case Event.TargetEnded it -> "done " + id(it.target()) + " " + of(it.outcome());
      case Event.JobEnded it ->
          "over %s %s %s".formatted(it.job(), it.verdict().word(), of(it.totals()));
      case Event.JobAgain it -> "again %s %s".formatted(it.job(), of(it.before()));
      case Event.TargetAgain it -> "again %s %s".formatted(id(it.target()), of(it.before()));
      case Event.FilesChanged it ->
          "changed %s: %s%s"
              .formatted(
                  it.changes().text(Path.of("/")),
                  it.jobs(),
                  it.targets().stream().map(target -> " " + id(target)).collect(joining()));
      case Event.Resting it -> "resting %s".formatted(of(it.totals()));
      case Event.LimiterPaused it ->
          "paused %s %s %s".formatted(it.limiter(), seconds(it.pause()), it.why());
      case Event.Warned it -> "warned " + it.message();
      case Event.Stopping it -> "stopping " + it.reason().text();
      case Event.RunEnded it -> "ended %s %s".formatted(it.verdict().word(), of(it.totals()));
    };
  }

  private static String of(ServiceState state) {
    return switch (state) {
      case ServiceState.Started(long pid) -> "pid " + pid;
      case ServiceState.Ready(Duration after) -> "ready after " + seconds(after);
      case ServiceState.Ended it -> of(it.outcome()) + it.restart().map(Lines::of).orElse("");
      case ServiceState.Stopped(boolean killed) -> killed ? "killed" : "terminated";
    };
  }

  private static String of(ServiceState.Restart restart) {
    return ", restart %d%s in %s"
        .formatted(
            restart.number(),
            restart.max().map(it -> " of " + it).orElse(""),
            seconds(restart.in()));
  }

  static String of(Outcome outcome) {
    String tolerated = outcome instanceof Outcome.Failed it && it.tolerated() ? " tolerated" : "";
    return outcome.word()
        + outcome.why().map(why -> " (" + why.text() + ")").orElse("")
        + tolerated;
  }

  private static String of(Totals totals) {
    return "%d+%d+%d+%d"
        .formatted(totals.succeeded(), totals.failed(), totals.skipped(), totals.cancelled());
  }

  private static String id(Target target) {
    return target.job() + "/" + target.key();
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1fs", duration.toNanos() / 1e9);
  }
}
