package dev.runner.cli;

import dev.runner.Runner;
import dev.runner.Version;
import dev.runner.driver.process.ProcessDriver;
import java.io.PrintStream;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The program: arguments in, text and exit code out.
public final class Main {
  /// The commands that start children.
  private static final Set<String> RUNNING = Set.of("apply", "exec", "resume");

  private Main() {}

  public static void main(String[] args) {
    int code = run(args);
    // All is flushed and every child has ended; the JVM's own leave-taking would only take time.
    ProcessDriver.leave(code);
    Runtime.getRuntime().halt(code);
  }

  /// What `--version` prints.
  static String version() {
    return "runner " + Version.NUMBER;
  }

  /// All of one invocation but its exit.
  static int run(String... args) {
    if (args.length > 0 && RUNNING.contains(args[0])) {
      Runner.prepare();
    }
    Surroundings surroundings = Surroundings.ofProcess();
    if (args.length == 1 && args[0].equals("--version")) {
      surroundings.out().println(version());
      return ExitCode.OK;
    }
    try {
      return execute(surroundings, args);
    } catch (ParameterException e) {
      return misused(surroundings.err(), e);
    } catch (Abort e) {
      surroundings.err().print(e.line());
      return e.code();
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      surroundings.err().println("runner: internal error; this is a bug in runner:");
      e.printStackTrace(surroundings.err());
      return ExitCode.INTERNAL;
    }
  }

  /// All of one invocation in these surroundings.
  static int execute(Surroundings surroundings, String[] args) throws Exception {
    Commands.Called called = Commands.called(surroundings, args);
    ParseResult given = called.given();
    if (given.isUsageHelpRequested()) {
      given.commandSpec().commandLine().usage(surroundings.out(), ansi(surroundings));
      return ExitCode.OK;
    }
    if (given.isVersionHelpRequested()) {
      surroundings.out().println(version());
      return ExitCode.OK;
    }
    if (called.command().isEmpty()) {
      given.commandSpec().commandLine().usage(surroundings.err(), ansi(surroundings));
      return ExitCode.USAGE;
    }
    return called.command().get().run(given);
  }

  private static CommandLine.Help.Ansi ansi(Surroundings surroundings) {
    Terminal terminal = surroundings.terminal();
    return terminal.out() && terminal.colour()
        ? CommandLine.Help.Ansi.ON
        : CommandLine.Help.Ansi.OFF;
  }

  private static int misused(PrintStream err, ParameterException e) {
    err.println("runner: " + e.getMessage());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, err)) {
      String name = e.getCommandLine().getCommandSpec().qualifiedName();
      err.println("Try '" + name + " --help'.");
    }
    return ExitCode.USAGE;
  }
}
