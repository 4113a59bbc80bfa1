package dev.runner.cli;

import dev.runner.language.Language;
import java.io.IOException;
import picocli.AutoComplete;
import picocli.CommandLine.ParseResult;

/// `runner completion`: prints the completion script of a shell.
final class CompletionCommand implements Command {
  private final Surroundings surroundings;

  CompletionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void declare(Syntax syntax) {
    syntax.command(
        "Prints a completion script for bash and zsh: of commands, options, their values, and of the"
            + " keys of plans for `explain`.",
        "",
        "Examples:",
        "  source <(runner completion)                        in this shell",
        "  runner completion >/etc/bash_completion.d/runner   for everyone");
  }

  @Override
  public int run(ParseResult given) throws IOException {
    Language language = Language.of(BuiltIn.text("/schemas/plan.schema.json"));
    return Broken.printed(
        surroundings,
        AutoComplete.bash("runner", Commands.line(surroundings)) + KeyCompletion.of(language));
  }
}
