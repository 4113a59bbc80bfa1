package dev.runner.cli;

import dev.runner.Replay;
import dev.runner.graph.Task;
import dev.runner.journal.Journal;
import dev.runner.journal.RunFolder;
import dev.runner.journal.TaskLines;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.ParseResult;

/// `runner logs`: what the tasks of a run printed.
final class LogsCommand implements Command {
  private final Surroundings surroundings;

  LogsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void declare(Syntax syntax) {
    syntax.command(
        "Prints what the tasks of a run printed, in the order of the plan.",
        "",
        RunChoice.HELP,
        "TASK is `job/key/step`, or the beginning of it, or a pattern in which * is any text.",
        "One task's output is printed just as it was, several have lines that name them.",
        "",
        "Examples:",
        "  runner logs plan.yaml",
        "  runner logs plan.yaml test",
        "  runner logs plan.yaml 'test/web-*/build'",
        "  runner logs 20261120-223000-5f3a9c test/web-1/build >build.log",
        "  runner logs plan.yaml --follow");
    syntax.positional(0, "RUN", "The run.");
    syntax.positional(1, "TASK", "Only of these tasks.");
    syntax.flag("Go on until the run has ended: as tasks end, not as planned.", "-f", "--follow");
    StateArguments.addTo(syntax);
  }

  @Override
  public int run(ParseResult given) {
    RunChoice choice = new RunChoice(surroundings, StateArguments.of(given, surroundings));
    Optional<TaskPattern> pattern =
        Optional.ofNullable(given.<String>matchedPositionalValue(1, null)).map(TaskPattern::of);
    return Broken.guarded(
        surroundings,
        () -> {
          RunFolder run = choice.of(Optional.ofNullable(given.matchedPositionalValue(0, null)));
          return given.hasMatchedOption("-f")
              ? new Following(surroundings, run, pattern).follow()
              : print(run, pattern);
        });
  }

  private int print(RunFolder run, Optional<TaskPattern> pattern) throws IOException {
    Journal journal = Journal.of(run);
    TaskLines tasks = pattern.isPresent() ? tasks(journal, pattern.get()) : all(journal);
    if (tasks.size() == 0 && pattern.isPresent()) {
      throw new Abort(ExitCode.USAGE, "runner: no task of run " + run.id() + " is called so");
    }
    TaskPrinter printer = new TaskPrinter(surroundings, pattern.isEmpty() || tasks.size() > 1);
    tasks.tell(printer::print);
    return ExitCode.OK;
  }

  private static TaskLines all(Journal journal) throws IOException {
    return Replay.tasks(journal, _ -> true);
  }

  /// A key may have slashes: what is just one task's name does not mean others as well.
  private static TaskLines tasks(Journal journal, TaskPattern pattern) throws IOException {
    Predicate<Task> exactly = pattern::names;
    TaskLines one = Replay.tasks(journal, exactly);
    return one.size() > 0 ? one : Replay.tasks(journal, pattern::matches);
  }
}
