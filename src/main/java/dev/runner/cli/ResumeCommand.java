package dev.runner.cli;

import dev.runner.journal.Head;
import dev.runner.journal.Journal;
import dev.runner.journal.RunFolder;
import dev.runner.journal.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ParseResult;

/// `runner resume`: goes on with a run, as it was called.
final class ResumeCommand implements Command {
  /// What a session that is resumed may have been called with itself.
  private static final Set<String> OWN = Set.of("--resume", "--failed", "--yes", "-y");

  private static final String RUN = "--resume-run";

  private final Surroundings surroundings;

  ResumeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void declare(Syntax syntax) {
    syntax.command(
        "Goes on with a run that was broken off or not all of which succeeded, with the",
        "arguments that it was called with: what has succeeded is kept, unless what defines it",
        "has changed since. `apply --resume` takes other arguments. A run keeps no secret params:",
        "they are to be given again.",
        "",
        "RUN is the id of a run, or its beginning, or a plan's file for the latest run of that;",
        "the latest run of all where it is left out.",
        "",
        "Examples:",
        "  runner resume",
        "  runner resume plan.yaml --failed",
        "  runner resume 20261120-223000-5f3a9c");
    syntax.positional("RUN", "The run.");
    syntax.flag("Only what did not succeed, though the plan has changed.", "--failed");
    PlanArguments.addParamsTo(syntax);
    Confirmation.addTo(syntax);
    StateArguments.addTo(syntax);
  }

  @Override
  public int run(ParseResult given) throws Exception {
    StateFolder state = StateArguments.of(given, surroundings);
    Optional<String> said = Optional.ofNullable(given.matchedPositionalValue(0, null));
    RunFolder run = new RunChoice(surroundings, state).of(said);
    Head head = head(run);
    List<String> arguments = new ArrayList<>(called(head.arguments()));
    arguments.addAll(List.of(RUN, run.id(), "--state-dir", state.path().toString()));
    Syntax.all(given, "-p").forEach(it -> arguments.addAll(List.of("-p", it)));
    Syntax.all(given, "--params")
        .forEach(it -> arguments.addAll(List.of("--params", path(it).toString())));
    if (given.hasMatchedOption("-y")) {
      arguments.add("--yes");
    }
    if (given.hasMatchedOption("--failed")) {
      arguments.add("--failed");
    }
    return Main.execute(surroundings.in(head.caller()), arguments.toArray(String[]::new));
  }

  /// A file as seen from anywhere.
  private Path path(String file) {
    return surroundings.folder().resolve(file).toAbsolutePath().normalize();
  }

  private static Head head(RunFolder run) {
    try {
      Optional<Journal.Session> session = run.told() ? Journal.of(run).session() : Optional.empty();
      return session
          .map(Journal.Session::head)
          .orElseThrow(
              () -> new Abort(ExitCode.UNREADABLE, "runner: the run " + run.id() + " never began"));
    } catch (IOException e) {
      throw new Abort(ExitCode.IO, "runner: the run can't be resumed: " + e.getMessage());
    }
  }

  /// The arguments without those that say which run is resumed, and where it is.
  private static List<String> called(List<String> arguments) {
    List<String> called = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals(RUN) || argument.equals("--state-dir")) {
        i++;
      } else if (!OWN.contains(argument) && !argument.startsWith("--state-dir=")) {
        called.add(argument);
      }
    }
    return called;
  }
}
