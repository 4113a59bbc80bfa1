package dev.runner.cli;

import picocli.CommandLine.ParseResult;

/// A sub-command. Its syntax is declared in code: annotations would cost some 40 ms at every start.
interface Command {

  /// Says what its options, parameters and help are.
  void declare(Syntax syntax);

  /// Does it.
  ///
  /// @return the exit code
  int run(ParseResult given) throws Exception;
}
