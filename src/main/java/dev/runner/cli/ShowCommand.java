package dev.runner.cli;

import dev.runner.Replay;
import dev.runner.journal.Earlier;
import dev.runner.journal.Glance;
import dev.runner.journal.Journal;
import dev.runner.journal.RunFolder;
import dev.runner.report.Detail;
import dev.runner.report.Digest;
import dev.runner.report.Elapsed;
import dev.runner.report.Layout;
import dev.runner.report.Results;
import dev.runner.text.Printable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.ParseResult;

/// `runner show`: what is worth knowing of one run.
final class ShowCommand implements Command {
  private final Surroundings surroundings;

  ShowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void declare(Syntax syntax) {
    syntax.command(
        "Shows what is worth knowing of a run: what did not succeed, and what took longest.",
        "",
        RunChoice.HELP,
        "",
        "Examples:",
        "  runner show",
        "  runner show plan.yaml",
        "  runner show 20261120-223000-5f3a9c -v");
    syntax.positional("RUN", "The run.");
    syntax.flag("Tell everything that failed.", "-v", "--verbose");
    RunArguments.addColourTo(syntax);
    StateArguments.addTo(syntax);
  }

  @Override
  public int run(ParseResult given) {
    return Broken.guarded(surroundings, () -> show(given));
  }

  private int show(ParseResult given) throws IOException {
    RunChoice choice = new RunChoice(surroundings, StateArguments.of(given, surroundings));
    RunFolder run = choice.of(Optional.ofNullable(given.matchedPositionalValue(0, null)));
    try (Results results = new Results(surroundings.scratch(), Detail.FAILURES)) {
      Replay.of(Journal.of(run), results);
      Digest.write(results, head(RunState.of(run)), layout(given), surroundings.stdout());
      return ExitCode.OK;
    }
  }

  private static List<String> head(RunState run) {
    List<String> head = new ArrayList<>();
    add("run", run.folder().id(), head);
    run.glance().ifPresent(it -> about(it, usually(run.folder()), head));
    String code = run.glance().map(Glance::exitCode).map(ShowCommand::code).orElse("");
    add("outcome", run.outcome() + code, head);
    add("folder", run.folder().path().toString(), head);
    return head;
  }

  private static String usually(RunFolder run) {
    Earlier earlier = new Earlier();
    String slower = earlier.exceeded(run).isPresent() ? "slower than usual: " : "usually ";
    return earlier.usually(run).map(it -> " (" + slower + Elapsed.of(it) + ")").orElse("");
  }

  private static void about(Glance glance, String usually, List<String> head) {
    add("plan", glance.plan(), head);
    add("file", glance.file().toString(), head);
    String time = RunState.local(glance.started());
    add("started", time + ", took " + Elapsed.of(glance.duration()) + usually, head);
  }

  private static String code(OptionalInt code) {
    return code.isPresent() ? ", exit code " + code.getAsInt() : "";
  }

  private static void add(String name, String value, List<String> head) {
    head.add(name + " ".repeat(9 - name.length()) + Printable.line(value));
  }

  private Layout layout(ParseResult given) {
    Terminal terminal = surroundings.terminal();
    return new Layout(
        terminal.out() ? terminal.columns() : OptionalInt.empty(),
        RunArguments.colour(given).on(terminal.colour() && terminal.out()),
        given.hasMatchedOption("-v"));
  }
}
