package dev.runner.cli;

import dev.runner.GivenTargets;
import dev.runner.Loaded;
import dev.runner.RunOptions;
import dev.runner.Runner;
import dev.runner.mask.Mask;
import dev.runner.plan.Plan;
import dev.runner.read.Given;
import dev.runner.read.ParamFile;
import dev.runner.read.ReportWords;
import dev.runner.text.Excerpt;
import dev.runner.text.Source;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// The arguments of every command that reads a plan: which, and with what params.
final class PlanArguments {
  private final Path file;
  private final Path directory;
  private final Map<String, String> params;
  private final List<Path> files;
  private final List<GivenTargets> targets;
  private final ReportWords words;

  private PlanArguments(
      Path file,
      Path directory,
      Map<String, String> params,
      List<Path> files,
      List<GivenTargets> targets,
      ReportWords words) {
    this.file = file;
    this.directory = directory;
    this.params = params;
    this.files = files;
    this.targets = targets;
    this.words = words;
  }

  static void addTo(Syntax syntax) {
    syntax.parameter(
        PositionalParamSpec.builder()
            .type(Path.class)
            .converters(Path::of)
            .arity("1")
            .required(true)
            .index("0")
            .paramLabel("PLAN")
            .description("The plan: a YAML file.")
            .build());
    addOptionsTo(syntax);
  }

  /// The same, where it may be several plans.
  static void addSeveralTo(Syntax syntax) {
    syntax.parameter(
        PositionalParamSpec.builder()
            .type(List.class)
            .auxiliaryTypes(Path.class)
            .converters(Path::of)
            .arity("1..*")
            .required(true)
            .index("0..*")
            .paramLabel("PLAN")
            .description("The plans: YAML files.")
            .build());
    addOptionsTo(syntax);
  }

  /// Those beside the plan.
  static void addOptionsTo(Syntax syntax) {
    syntax.value(Path.class, Path::of, "DIR", "Do as if started in DIR.", "-C", "--directory");
    addParamsTo(syntax);
  }

  /// The options that give params their values.
  static void addParamsTo(Syntax syntax) {
    syntax.several("NAME=VALUE", "Sets a param of the plan; repeatable.", "-p", "--param");
    syntax.several(
        "FILE",
        "Sets the params that a YAML or JSON file maps to values; -p goes before it.",
        "--params");
  }

  /// The options that replace targets of the plan.
  static void addTargetsTo(Syntax syntax) {
    syntax.several(
        "[JOB=]LIST",
        "Instead of the job's targets: a,b,c or a JSON array.",
        GivenTargets.Form.LIST.option());
    syntax.several(
        "[JOB=]FILE",
        "The same from a file: .csv, .json, .jsonl, else lines; - is standard input, JSON where"
            + " it begins with [ or {.",
        GivenTargets.Form.FILE.option());
  }

  static PlanArguments of(ParseResult given) {
    return of(given, given.matchedPositionalValue(0, Path.of("")));
  }

  /// For each plan of [#addSeveralTo].
  static List<PlanArguments> several(ParseResult given) {
    return given.matchedPositionalValue(0, List.<Path>of()).stream()
        .map(it -> of(given, it))
        .toList();
  }

  static PlanArguments of(ParseResult given, Path file) {
    return new PlanArguments(
        file,
        given.matchedOptionValue("-C", Path.of("")),
        params(given),
        Syntax.all(given, "--params").stream().map(Path::of).toList(),
        targets(given),
        ReportOptions.of(given, false));
  }

  private static List<GivenTargets> targets(ParseResult given) {
    return Stream.of(GivenTargets.Form.values())
        .flatMap(
            form -> Syntax.all(given, form.option()).stream().map(it -> new GivenTargets(form, it)))
        .toList();
  }

  /// What `-p` gives.
  static Map<String, String> params(ParseResult given) {
    Map<String, String> params = new LinkedHashMap<>();
    Syntax.all(given, "-p").forEach(it -> params.put(name(it), it.substring(it.indexOf('=') + 1)));
    return params;
  }

  private static String name(String param) {
    int equals = param.indexOf('=');
    if (equals < 1) {
      throw new Abort(
          ExitCode.USAGE, "runner: -p " + param + ": write it as NAME=VALUE, as in -p root=~/src");
    }
    return param.substring(0, equals);
  }

  /// What a run keeps of the arguments that it was called with: the values of secret params are not
  /// among it.
  static List<String> kept(ParseResult given, Plan plan) {
    List<String> secrets =
        Syntax.all(given, "-p").stream()
            .filter(it -> plan.secretParams().contains(it.substring(0, it.indexOf('='))))
            .toList();
    return Commands.words(given).stream().map(it -> starred(it, secrets)).toList();
  }

  private static String starred(String argument, List<String> secrets) {
    return secrets.stream()
        .filter(argument::endsWith)
        .findFirst()
        .map(
            it ->
                argument.substring(0, argument.length() - it.length())
                    + it.substring(0, it.indexOf('=') + 1)
                    + Mask.STARS)
        .orElse(argument);
  }

  /// Reads the plan. Everything wrong with it is told at once.
  ///
  /// @throws Abort when it can't be read (66), is no valid plan (65), or the params don't fit (64)
  Loaded load(Surroundings surroundings, RunOptions options) {
    InputFile plan = input(surroundings, file);
    Source source = plan.source();
    Given given =
        new Given(
            params,
            files.stream().map(it -> params(input(surroundings, it))).toList(),
            surroundings.environment(),
            plan.folder(),
            surroundings.folder().resolve(directory).normalize(),
            surroundings.home(),
            words);
    return Runner.load(source, given, options, targets);
  }

  private InputFile input(Surroundings surroundings, Path named) {
    return new InputFile(
        surroundings.folder().resolve(directory).resolve(named).normalize(),
        directory.resolve(named));
  }

  private static ParamFile params(InputFile file) {
    return new ParamFile(file.source(), file.folder());
  }

  /// Reads a plan that is to be run as it is. What it is only warned of is said by `validate`, not
  /// at every run.
  Loaded sound(Surroundings surroundings, RunOptions options) {
    Loaded loaded = load(surroundings, options);
    if (!loaded.valid()) {
      surroundings.err().print(Excerpt.of(loaded.problems()));
      throw new Abort(ExitCode.INVALID, count(loaded));
    }
    if (!loaded.usage().isEmpty() || !loaded.missing().isEmpty()) {
      throw new Abort(ExitCode.USAGE, complaints(loaded));
    }
    if (!loaded.unreadable().isEmpty()) {
      throw new Abort(ExitCode.UNREADABLE, unreadable(loaded));
    }
    return loaded;
  }

  private static String count(Loaded loaded) {
    int count = loaded.problems().size();
    return "runner: " + (count == 1 ? "1 problem" : count + " problems") + "; nothing was started";
  }

  private static String unreadable(Loaded loaded) {
    return "runner: " + String.join("\nrunner: ", loaded.unreadable()) + "; nothing was started";
  }

  private static String complaints(Loaded loaded) {
    StringBuilder text = new StringBuilder();
    loaded.usage().forEach(it -> text.append("runner: ").append(it).append('\n'));
    loaded
        .missing()
        .forEach(
            it ->
                text.append("runner: the plan needs the param `" + it + "`: -p " + it + "=...\n"));
    return text.toString().stripTrailing();
  }

  /// The plan as the user would write its path.
  Path shown() {
    return directory.resolve(file);
  }
}
