package dev.runner.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// `runner` and its sub-commands. Only the syntax of the one that is called is declared, and of
/// that only what its words can mean: that takes time at every start.
final class Commands {
  private static final String NAME = "runner";
  private static final Map<String, Function<Surroundings, Command>> KNOWN = new LinkedHashMap<>();

  static {
    // picocli looks for classes of java.sql and java.time by name, to convert to them; every one
    // that is missing is an exception. Each option here brings its own converter.
    System.setProperty("picocli.converters.excludes", ".*");
    KNOWN.put("apply", ApplyCommand::new);
    KNOWN.put("plan", PlanCommand::new);
    KNOWN.put("validate", ValidateCommand::new);
    KNOWN.put("init", InitCommand::new);
    KNOWN.put("explain", ExplainCommand::new);
    KNOWN.put("graph", GraphCommand::new);
    KNOWN.put("eval", EvalCommand::new);
    KNOWN.put("exec", ExecCommand::new);
    KNOWN.put("resume", ResumeCommand::new);
    KNOWN.put("cron", CronCommand::new);
    KNOWN.put("report", ReportCommand::new);
    KNOWN.put("runs", RunsCommand::new);
    KNOWN.put("show", ShowCommand::new);
    KNOWN.put("logs", LogsCommand::new);
    KNOWN.put("diff", DiffCommand::new);
    KNOWN.put("rm", RmCommand::new);
    KNOWN.put("schema", SchemaCommand::new);
    KNOWN.put("completion", CompletionCommand::new);
  }

  private Commands() {}

  /// A command, and what it is given.
  ///
  /// @param command empty for `runner` itself
  record Called(ParseResult given, Optional<Command> command) {}

  /// The command that these words call.
  ///
  /// @throws ParameterException when they don't call one as it can be called
  static Called called(Surroundings surroundings, String... words) {
    String first = words.length > 0 ? words[0] : "";
    Function<Surroundings, Command> make = KNOWN.get(first);
    if (make == null) {
      return anyOf(surroundings, words);
    }
    String[] rest = Arrays.copyOfRange(words, 1, words.length);
    Command command = make.apply(surroundings);
    return new Called(given(NAME + " " + first, command, rest), Optional.of(command));
  }

  /// Where it isn't clear which is called, all are declared: messages name what is like them.
  private static Called anyOf(Surroundings surroundings, String... words) {
    Map<String, Command> commands = new LinkedHashMap<>();
    ParseResult given = line(surroundings, commands).parseArgs(words);
    ParseResult called = given.hasSubcommand() ? given.subcommand() : given;
    return new Called(called, Optional.ofNullable(commands.get(called.commandSpec().name())));
  }

  /// What a command is given. Mistakes, `--help` and files of arguments want its whole syntax.
  private static ParseResult given(String name, Command command, String... words) {
    return inShort(name, command, words)
        .filter(it -> !it.isUsageHelpRequested())
        .orElseGet(() -> line(name, command, Syntax.whole()).parseArgs(words));
  }

  private static Optional<ParseResult> inShort(String name, Command command, String... words) {
    for (String word : words) {
      if (word.startsWith("@")) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(line(name, command, Syntax.of(List.of(words))).parseArgs(words));
    } catch (ParameterException e) {
      return Optional.empty();
    }
  }

  private static CommandLine line(String name, Command command, Syntax syntax) {
    command.declare(syntax);
    return syntax.line(name);
  }

  /// All of them.
  static CommandLine line(Surroundings surroundings) {
    return line(surroundings, new LinkedHashMap<>());
  }

  private static CommandLine line(Surroundings surroundings, Map<String, Command> commands) {
    Syntax root = Syntax.whole();
    declare(root);
    CommandLine line = root.line(NAME);
    KNOWN.forEach(
        (name, make) -> {
          Command command = make.apply(surroundings);
          commands.put(name, command);
          line.addSubcommand(name, line(name, command, Syntax.whole()));
        });
    return line;
  }

  /// What a command was called with, its own word first.
  static List<String> words(ParseResult given) {
    List<String> words = new ArrayList<>(given.originalArgs());
    String name = given.commandSpec().name();
    if (name.startsWith(NAME + " ")) {
      words.addFirst(name.substring(NAME.length() + 1));
    }
    return words;
  }

  private static void declare(Syntax root) {
    root.command(
        "Runs what a plan declares: jobs over many targets, in parallel, within limits.",
        "",
        "Start here:",
        "  runner exec --dirs '~/src/*' -- git status -sb    one command in many folders",
        "  runner init                                       writes a plan to begin with",
        "  runner explain retry                              what a key of it means",
        "  runner validate plan.yaml                         what is wrong with it",
        "  runner plan plan.yaml                             what it would do",
        "  runner apply plan.yaml                            does it",
        "  runner eval -p n=3 'number(params.n) * 2'         an expression, tried out",
        "  runner runs                                       what was run, and how it ended",
        "  runner COMMAND --help                             each command, with examples");
    root.version(Main.version());
  }
}
