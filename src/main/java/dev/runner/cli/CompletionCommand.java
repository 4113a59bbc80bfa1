package dev.runner.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `runner completion`: prints the completion script of a shell.
final class CompletionCommand implements Command {
  private final Surroundings surroundings;

  CompletionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public CommandSpec spec() {
    return Specs.command(
        "Prints a completion script for bash and zsh.",
        "",
        "Examples:",
        "  source <(runner completion)                        in this shell",
        "  runner completion >/etc/bash_completion.d/runner   for everyone");
  }

  @Override
  public int run(ParseResult given) {
    surroundings.out().print(AutoComplete.bash("runner", Commands.all(surroundings).line()));
    return ExitCode.OK;
  }
}
