package dev.runner.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `runner` and its sub-commands. A spec is built only when it is wanted: that takes time at every
/// start.
///
/// @param line what parses
/// @param args what it is to parse
/// @param byName what does, by the names of their specs
record Commands(CommandLine line, List<String> args, Map<String, Command> byName) {
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

  /// The one that is called, alone, or all where it isn't clear which.
  static Commands called(Surroundings surroundings, String[] args) {
    String first = args.length > 0 ? args[0] : "";
    Function<Surroundings, Command> make = KNOWN.get(first);
    return make == null
        ? all(surroundings, List.of(args))
        : alone(first, make.apply(surroundings), List.of(args).subList(1, args.length));
  }

  private static Commands alone(String word, Command command, List<String> rest) {
    CommandSpec spec = command.spec().name(NAME + " " + word);
    return new Commands(new CommandLine(spec, Specs.INSTANCES), rest, Map.of(spec.name(), command));
  }

  static Commands all(Surroundings surroundings, List<String> args) {
    CommandSpec root = root();
    Map<String, Command> byName = new LinkedHashMap<>();
    KNOWN.forEach(
        (name, make) -> {
          Command command = make.apply(surroundings);
          byName.put(name, command);
          root.addSubcommand(name, new CommandLine(command.spec(), Specs.INSTANCES));
        });
    return new Commands(new CommandLine(root, Specs.INSTANCES), args, byName);
  }

  /// What they are given.
  ParseResult given() {
    ParseResult given = line.parseArgs(args.toArray(String[]::new));
    return given.hasSubcommand() ? given.subcommand() : given;
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

  private static CommandSpec root() {
    CommandSpec root =
        Specs.command(
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
    root.name(NAME).version(Main.version());
    return root.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Shows the version.")
            .build());
  }
}
