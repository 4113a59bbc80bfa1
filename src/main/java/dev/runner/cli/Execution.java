package dev.runner.cli;

import dev.runner.Loaded;
import dev.runner.Runner;
import dev.runner.UnreadableSecrets;
import dev.runner.event.CapturedSink;
import dev.runner.event.NoteSink;
import dev.runner.journal.Earlier;
import dev.runner.journal.Retention;
import dev.runner.journal.RunFolder;
import dev.runner.pace.Usual;
import dev.runner.plan.Plan;
import dev.runner.plan.Retain;
import dev.runner.plan.StreamMode;
import dev.runner.progress.Console;
import dev.runner.report.Detail;
import dev.runner.report.Format;
import dev.runner.report.Results;
import dev.runner.report.RowFiles;
import dev.runner.schedule.Memory;
import dev.runner.schedule.Scheduler;
import dev.runner.schedule.UnreadableTargets;
import dev.runner.text.Excerpt;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// Runs a plan for a user: shows it while it runs, heeds signals, reports, and finds the exit code.
final class Execution {
  private final Surroundings surroundings;
  private final RunArguments arguments;
  private final StreamMode stream;
  private final Optional<Leaving> leaving;
  private final AtomicReference<Optional<Runner>> opening = new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<Underway>> underway =
      new AtomicReference<>(Optional.empty());
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicBoolean incomplete = new AtomicBoolean();
  private final AtomicReference<Optional<String>> unwritten =
      new AtomicReference<>(Optional.empty());
  private Optional<Keeping> kept = Optional.empty();
  private final SignalHandlers signals;
  private final Besides besides;

  /// A run that can be asked to stop.
  private record Underway(Scheduler scheduler, Console console) {}

  /// @param stream how children's output is shown where neither the caller nor the plan says, and
  ///   the plan has no services
  /// @param leaving what the run leaves; empty: nothing
  /// @param signals that may have come already
  Execution(
      Surroundings surroundings,
      RunArguments arguments,
      StreamMode stream,
      Optional<Leaving> leaving,
      SignalHandlers signals) {
    this.surroundings = surroundings;
    this.arguments = arguments;
    this.stream = stream;
    this.leaving = leaving;
    this.signals = signals;
    this.besides = new Besides(surroundings, arguments, this::lost, this::outputClosed);
  }

  /// Runs to the end.
  ///
  /// @return the exit code
  int run(Loaded loaded) {
    signals.heed(this::signalled);
    try (ReportFiles files = ReportFiles.open(arguments.reports(), surroundings);
        RowFiles rows = besides.rows(loaded.graph());
        Results results = new Results(surroundings.scratch(), detail(), rows)) {
      Scheduler.End end = shown(loaded, results, besides.outputs());
      rows.finish();
      unwritten.get().ifPresent(it -> complain(it, end));
      int code = code(results, end, signals.came());
      checkChoice(results);
      exited(code);
      if (arguments.html()) {
        left().ifPresent(it -> results.usually(new Earlier().before(it)));
      }
      List<String> wrong = files.write(results, code);
      afterwards(loaded.graph().plan()).tell(results, code);
      left()
          .filter(_ -> arguments.open())
          .ifPresent(it -> new Browser(surroundings).show(it, results, code));
      wrong.forEach(it -> surroundings.err().println("runner: " + it));
      left().ifPresent(it -> retain(it, loaded.graph().plan()));
      return wrong.isEmpty() || code > ExitCode.SIGNALS ? code : ExitCode.IO;
    } catch (UnreadableTargets e) {
      int code = e.missing() ? ExitCode.UNREADABLE : ExitCode.INVALID;
      throw new Abort(code, "runner: " + e.getMessage() + "; nothing was started");
    } catch (UnreadableSecrets e) {
      surroundings.err().print(Excerpt.of(e.problems()));
      int code = e.missing() ? ExitCode.UNREADABLE : ExitCode.INVALID;
      throw new Abort(code, "runner: not all secrets can be read; nothing was started");
    } catch (InterruptedException e) {
      int code = ExitCode.signal(signals.came().orElse(2));
      throw new Abort(code, "runner: interrupted; nothing was started");
    } catch (IOException e) {
      return Besides.gone(e) ? ExitCode.CLOSED : unwritten(e);
    }
  }

  /// The report is not there yet, but what becomes of it changes nothing of the run.
  private void exited(int code) throws IOException {
    if (kept.isPresent() && unwritten.get().isEmpty()) {
      kept.get().exited(code);
    }
  }

  private Afterwards afterwards(Plan plan) {
    return new Afterwards(surroundings, arguments, leaving, left(), plan);
  }

  /// What the run leaves.
  private Optional<RunFolder> left() {
    return kept.flatMap(Keeping::folder);
  }

  /// Older runs go only now that all is told of this one.
  private static void retain(RunFolder run, Plan plan) {
    Retention.after(run, plan.retain().orElse(Retain.USUAL), Instant.now());
  }

  /// A glob that is met by nothing is a slip, not a success.
  private void checkChoice(Results results) {
    List<String> globs = arguments.options().targets();
    if (!globs.isEmpty() && results.totals().targets() == 0) {
      throw new Abort(
          ExitCode.USAGE, "runner: no target's key matches --target " + String.join(" ", globs));
    }
  }

  private Scheduler.End shown(Loaded loaded, Results results, Optional<CapturedSink> outputs)
      throws UnreadableSecrets, UnreadableTargets, InterruptedException {
    Showing showing =
        new Showing(surroundings, arguments, loaded.graph().plan().stream(), stream, lasts(loaded));
    String run = leaving.map(Leaving::run).orElseGet(RunId::next);
    Console console =
        new Console(
            showing.screen(),
            showing.manner(),
            this::outputClosed,
            () -> usual(loaded.graph().plan(), run));
    try (console) {
      Keeping keeping =
          keeping(
              loaded.graph().plan(),
              run,
              new Keeping.Audience(
                  results.and(console),
                  new Keeping.Printing(showing.output(console), notes(console)),
                  besides.events()));
      Runner runner = new Runner(surroundings.setting(leaving.map(Leaving::past)));
      kept = Optional.of(keeping);
      opening.set(Optional.of(runner));
      if (signals.came().isPresent()) {
        runner.interrupt();
      }
      try (keeping) {
        return runner.run(
            loaded.graph(),
            arguments.options(),
            run,
            new Runner.Telling(
                keeping.events(),
                keeping.keeper(),
                keeping.printing().output(),
                keeping.captured(outputs),
                outputs.isPresent(),
                keeping.printing().notes(),
                besides.written(loaded.graph(), leaving.map(Leaving::state)),
                leaving.map(Leaving::memory).orElse(Memory.NONE),
                afterwards(loaded.graph().plan()).account(results, signals)),
            scheduler -> begun(new Underway(scheduler, console)));
      } finally {
        underway.set(Optional.empty());
      }
    } finally {
      incomplete.set(console.incomplete());
    }
  }

  private Usual usual(Plan plan, String run) {
    return leaving.map(it -> it.usual(plan, run)).orElse(Usual.NONE);
  }

  /// Whether there is more to come than what ends by itself.
  private static boolean lasts(Loaded loaded) {
    return loaded.graph().serves() || loaded.graph().watches();
  }

  private Keeping keeping(Plan plan, String run, Keeping.Audience audience) {
    return leaving.isEmpty()
        ? Keeping.nothing(audience)
        : Keeping.journal(leaving.get(), plan, run, audience, this::lost);
  }

  private Optional<NoteSink> notes(Console console) {
    return arguments.verbose() ? Optional.of(console) : Optional.empty();
  }

  /// A run has begun; a signal that came before it is not forgotten.
  private void begun(Underway run) {
    underway.set(Optional.of(run));
    if (signals.came().isPresent()) {
      run.scheduler().stop();
    }
  }

  /// The first signal asks the run to stop, the second at once. When there is no run any more, its
  /// report is being printed: that goes on, but the second ends it, since its reader may not be
  /// reading.
  private void signalled(int number, boolean again) {
    Optional<Underway> run = underway.get();
    if (run.isEmpty() && again) {
      Runtime.getRuntime().halt(ExitCode.signal(number));
    }
    opening.get().ifPresent(Runner::interrupt);
    run.ifPresent(it -> it.scheduler().stop());
    run.filter(_ -> again).ifPresent(it -> it.console().abort());
  }

  private void outputClosed() {
    closed.set(true);
    underway.get().ifPresent(it -> it.scheduler().stop());
  }

  private void lost(String what) {
    unwritten.set(Optional.of(what));
    underway.get().ifPresent(it -> it.scheduler().stop());
  }

  private void complain(String what, Scheduler.End end) {
    String then = end.stopped().isPresent() ? "; the run was stopped" : "";
    surroundings.err().println("runner: " + what + then);
  }

  private Detail detail() {
    Detail detail = ReportFiles.detail(arguments.format(), arguments.reports());
    return arguments.open() ? detail.and(Format.HTML.detail()) : detail;
  }

  private int code(Results results, Scheduler.End end, OptionalInt signal) {
    return signal.isPresent() && !end.left()
        ? ExitCode.signal(signal.getAsInt())
        : closed.get()
            ? ExitCode.CLOSED
            : unwritten.get().isPresent() || incomplete.get()
                ? ExitCode.IO
                : ExitCode.of(results.verdict(), end.stopped());
  }

  private int unwritten(IOException e) {
    surroundings.err().println("runner: the report can't be written: " + e.getMessage());
    return ExitCode.IO;
  }
}
