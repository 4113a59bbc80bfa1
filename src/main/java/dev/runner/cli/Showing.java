package dev.runner.cli;

import dev.runner.event.OutputSink;
import dev.runner.plan.StreamMode;
import dev.runner.progress.Console;
import dev.runner.progress.Manner;
import dev.runner.progress.ProgressMode;
import dev.runner.progress.Screen;
import dev.runner.progress.Sections;
import dev.runner.progress.Verbosity;
import java.util.Optional;

/// How a run is shown while it goes on.
///
/// @param planned how children's output is shown, as the plan says
/// @param usual where neither the caller nor the plan says, and the run ends by itself
/// @param lasts whether it goes on with services, or watches files: who wants that wants to see
///   what is printed
record Showing(
    Surroundings surroundings,
    RunArguments arguments,
    Optional<StreamMode> planned,
    StreamMode usual,
    boolean lasts) {

  /// What the caller says; else, unless all is to be quiet, what the plan says.
  private StreamMode mode() {
    return arguments.stream()
        .or(() -> arguments.quiet() ? Optional.of(StreamMode.FAILURES) : Optional.empty())
        .or(() -> planned)
        .orElse(lasts ? StreamMode.PREFIXED : folds() ? StreamMode.GROUP : usual);
  }

  /// Whether what tasks print is folded where it is shown, so that it is in nobody's way.
  private boolean folds() {
    return sections() != Sections.LINES;
  }

  private Sections sections() {
    return surroundings.terminal().out() ? Sections.LINES : Sections.of(surroundings.environment());
  }

  /// Who is given what children print.
  OutputSink output(Console console) {
    StreamMode mode = mode();
    return mode == StreamMode.FAILURES || mode == StreamMode.NONE ? OutputSink.NONE : console;
  }

  Screen screen() {
    Terminal terminal = surroundings.terminal();
    return new Screen(
        surroundings.stdout(),
        surroundings.stderr(),
        terminal.out(),
        terminal.err(),
        window(terminal),
        arguments.colours(terminal.colour() && (terminal.out() || terminal.err())));
  }

  private Window window(Terminal terminal) {
    Window window = new Window(terminal.drawn());
    if (terminal.err()) {
      window.follow();
    }
    if (terminal.err() && lasts) {
      window.attend();
    }
    return window;
  }

  /// @throws Abort where a bar is asked for and there is nothing to draw it on
  Manner manner() {
    if (arguments.progress() == ProgressMode.BAR && !surroundings.terminal().err()) {
      throw new Abort(
          ExitCode.USAGE,
          "runner: --progress bar needs a terminal on stderr; use --progress plain for lines");
    }
    Verbosity verbosity =
        arguments.quiet()
            ? Verbosity.QUIET
            : arguments.verbose() ? Verbosity.VERBOSE : Verbosity.NORMAL;
    return new Manner(
        mode(),
        verbosity,
        arguments.machine(),
        surroundings.scratch(),
        arguments.progress(),
        sections());
  }
}
