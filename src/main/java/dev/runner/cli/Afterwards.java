package dev.runner.cli;

import dev.runner.journal.Earlier;
import dev.runner.journal.RunFolder;
import dev.runner.pace.Usual;
import dev.runner.plan.Plan;
import dev.runner.report.Digest;
import dev.runner.report.Elapsed;
import dev.runner.report.Format;
import dev.runner.report.Layout;
import dev.runner.report.Report;
import dev.runner.report.Results;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What is told of a run that is over.
///
/// @param left what it leaves; empty where that is nothing
record Afterwards(
    Surroundings surroundings,
    RunArguments arguments,
    Optional<Leaving> leaving,
    Optional<RunFolder> left,
    Plan plan) {

  void tell(Results results, int code) throws IOException {
    report(results, code, arguments.quiet() ? before() : Streak.NONE);
    compare(results);
    Actions.of(surroundings).ifPresent(it -> it.tell(results, code));
  }

  /// Whether nobody need be told.
  private boolean untold(Results results, int code, Streak before) {
    return switch (arguments.silence()) {
      case NEVER -> false;
      case SUCCESS -> code == ExitCode.OK;
      case UNCHANGED -> new Unchanged(results, before).test(code == ExitCode.OK);
    };
  }

  /// How the runs before this one went, where that matters.
  Streak before() {
    return leaving.isPresent() && left.isPresent()
        ? Streak.before(leaving.get(), plan, left.get().id())
        : Streak.NONE;
  }

  private void report(Results results, int code, Streak before) throws IOException {
    if (arguments.eventsOnStdout()) {
      return;
    }
    if (arguments.quiet() && arguments.format() == Format.TABLE && untold(results, code, before)) {
      return;
    }
    Terminal terminal = surroundings.terminal();
    Layout layout =
        new Layout(
            terminal.out() ? terminal.columns() : OptionalInt.empty(),
            arguments.colours(terminal.colour() && terminal.out()),
            arguments.verbose());
    if (arguments.quiet() && arguments.format() == Format.TABLE && left.isPresent()) {
      digest(results, code, before, layout);
    } else {
      Report.write(arguments.format(), results, code, layout, surroundings.stdout());
    }
  }

  /// Says so where the run took clearly longer than others before it. Of a short one that is not
  /// even looked for.
  private void compare(Results results) {
    boolean forPeople = !arguments.quiet() && !arguments.machine();
    if (forPeople && results.duration().compareTo(Usual.LEAST) >= 0) {
      left.flatMap(it -> new Earlier().exceeded(it))
          .ifPresent(it -> surroundings.err().println(slower(results.duration(), it)));
    }
  }

  private static String slower(Duration took, Duration usually) {
    return "slower than usual: " + Elapsed.of(took) + ", usually " + Elapsed.of(usually);
  }

  /// What somebody wants to know who gets it by mail.
  private void digest(Results results, int code, Streak before, Layout layout) throws IOException {
    List<String> head = new Mail(results, code, before, left).head();
    Digest.writeShort(results, head, layout, surroundings.stdout());
  }
}
