package dev.runner.progress;

import dev.runner.event.Channel;
import dev.runner.event.Event;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.ServiceState;
import dev.runner.graph.Task;
import dev.runner.plan.Service;
import dev.runner.text.Printable;
import java.time.Duration;
import java.util.Optional;

/// What is said of single tasks on stderr while they run.
///
/// @param labels what tasks are called
/// @param prefixes of announcements
/// @param mark what a failure is marked with
record Announcer(Manner manner, Labels labels, Prefixes prefixes, String mark) {

  private static final Duration WORTH_SAYING = Duration.ofSeconds(1);

  Optional<String> started(Event.AttemptStarted attempt) {
    return manner.announces()
            && !attempt.task().step().service()
            && (attempt.number() == 1 || manner.verbose())
        ? Optional.of(
            said(
                attempt.task(),
                attempt.number() == 1 ? "Starting" : "Starting attempt " + attempt.number()))
        : Optional.empty();
  }

  Optional<String> kept(Event.TaskKept task) {
    return manner.announces() && manner.verbose()
        ? Optional.of(said(task.task().result().task(), "Kept: it has been done before"))
        : Optional.empty();
  }

  Optional<String> ended(Event.AttemptEnded attempt) {
    return attempt
        .retryIn()
        .filter(_ -> manner.announces() && !attempt.task().step().service())
        .map(
            delay ->
                said(
                    attempt.task(),
                    why(attempt.outcome())
                        + " after "
                        + Spelled.words(attempt.took())
                        + "; attempt "
                        + (attempt.number() + 1)
                        + " in "
                        + Spelled.words(delay)));
  }

  /// What has become of a service; one that says nothing of `ready` is that as soon as it starts.
  Optional<String> changed(Event.ServiceChanged change) {
    boolean asked = change.task().step().step().service().flatMap(Service::ready).isPresent();
    return change.state() instanceof ServiceState.Ready && !asked
        ? Optional.empty()
        : Optional.of(said(change.task(), words(change.state())));
  }

  private static String words(ServiceState state) {
    return switch (state) {
      case ServiceState.Started(long pid) -> "started (pid " + pid + ")";
      case ServiceState.Ready(Duration after) -> "ready after " + Spelled.words(after);
      case ServiceState.Ended it -> ended(it);
      case ServiceState.Stopped(boolean killed) -> killed ? "killed" : "terminated";
    };
  }

  private static String ended(ServiceState.Ended end) {
    String how =
        switch (end.outcome()) {
          case Outcome.Failed(Reason.Exit(int code), boolean _) -> "exited " + code;
          case Outcome.Succeeded _ -> "exited 0";
          case Outcome outcome -> why(outcome);
        };
    String before = end.restarts() == 1 ? "1 restart" : end.restarts() + " restarts";
    return how
        + end.restart()
            .map(Announcer::restart)
            .orElse(end.restarts() > 0 ? " after " + before + ", not started again" : "");
  }

  private static String restart(ServiceState.Restart restart) {
    return ", restart "
        + restart.number()
        + restart.max().map(it -> " of " + it).orElse("")
        + " in "
        + Spelled.words(restart.in());
  }

  Optional<String> ended(Message.Ended end) {
    if (end.task().step().service() && end.attempts() > 0) {
      return Optional.empty();
    }
    return manner.announces()
        ? Optional.of(end).filter(this::worthSaying).map(it -> said(it.task(), became(it)))
        : Optional.of(end).filter(it -> marks(manner, it.outcome())).map(this::marked);
  }

  /// That a limiter lets nothing pass for a while, where people would wonder, or wish to know.
  Optional<String> paused(Event.LimiterPaused it) {
    boolean capped = it.asked().filter(asked -> asked.compareTo(it.pause()) > 0).isPresent();
    boolean lasting = it.pause().compareTo(WORTH_SAYING) >= 0;
    return manner.verbose() || !manner.quiet() && (capped || lasting)
        ? Optional.of(
            it.limiter()
                + ": paused for "
                + Spelled.words(it.pause())
                + ": "
                + Printable.line(it.why())
                + (capped ? " (asked for " + Spelled.words(it.asked().orElseThrow()) + ")" : ""))
        : Optional.empty();
  }

  private boolean worthSaying(Message.Ended end) {
    return manner.verbose() || end.attempts() > 0 || end.outcome() instanceof Outcome.Failed;
  }

  /// Whether a task's end is marked as a failure, where nothing is told of others.
  static boolean marks(Manner manner, Outcome outcome) {
    return !manner.announces()
        && manner.tellsFailures()
        && outcome instanceof Outcome.Failed(Reason _, boolean tolerated)
        && !tolerated;
  }

  private String said(Task task, String words) {
    boolean told = !labels.severalSteps(task) || labels.sideBySide(task);
    String step = told ? "" : task.step().id() + ": ";
    return prefixes.of(labels.lead(task), Channel.STDERR) + step + words;
  }

  private String marked(Message.Ended end) {
    return mark
        + " "
        + labels.task(end.task())
        + ": "
        + why(end.outcome())
        + (end.attempts() > 1 ? " (attempt " + end.attempts() + ")" : "");
  }

  private static String became(Message.Ended end) {
    String after = end.attempts() > 0 ? " after " + Spelled.words(end.took()) : "";
    String attempts = end.attempts() > 1 ? ", " + end.attempts() + " attempts" : "";
    return switch (end.outcome()) {
      case Outcome.Succeeded _ -> "Completed in " + Spelled.words(end.took()) + attempts;
      case Outcome.Failed(Reason _, boolean tolerated) ->
          "Failed: " + why(end.outcome()) + after + attempts + (tolerated ? " (tolerated)" : "");
      case Outcome.Skipped _ -> "Skipped: " + why(end.outcome());
      case Outcome.Cancelled _ -> "Cancelled: " + why(end.outcome()) + after;
    };
  }

  private static String why(Outcome outcome) {
    return outcome.why().map(Reason::text).map(Printable::line).orElse("succeeded");
  }
}
