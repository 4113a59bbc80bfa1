package dev.runner.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// A sub-command. Its spec is built in code: annotations would cost some 40 ms at every start.
interface Command {

  /// Its options, parameters and help.
  CommandSpec spec();

  /// Does it.
  ///
  /// @return the exit code
  int run(ParseResult given) throws Exception;
}
