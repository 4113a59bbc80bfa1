package dev.runner.cli;

import dev.runner.GivenTargets;
import dev.runner.Loaded;
import dev.runner.RunOptions;
import dev.runner.Runner;
import dev.runner.read.Given;
import dev.runner.read.ReportWords;
import dev.runner.text.Excerpt;
import dev.runner.text.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// The arguments of every command that reads a plan: which, and with what params.
final class PlanArguments {
  private static final long LARGEST = 64L << 20;

  private final Path file;
  private final Path directory;
  private final Map<String, String> params;
  private final List<GivenTargets> targets;
  private final ReportWords words;

  private PlanArguments(
      Path file,
      Path directory,
      Map<String, String> params,
      List<GivenTargets> targets,
      ReportWords words) {
    this.file = file;
    this.directory = directory;
    this.params = params;
    this.targets = targets;
    this.words = words;
  }

  static void addTo(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .type(Path.class)
            .converters(Path::of)
            .arity("1")
            .required(true)
            .index("0")
            .paramLabel("PLAN")
            .description("The plan: a YAML file.")
            .build());
    addOptionsTo(spec);
  }

  /// Those beside the plan.
  static void addOptionsTo(CommandSpec spec) {
    spec.addOption(
        Specs.value(Path.class, Path::of, "DIR", "Do as if started in DIR.", "-C", "--directory"));
    spec.addOption(
        Specs.several("NAME=VALUE", "Sets a param of the plan; repeatable.", "-p", "--param"));
  }

  /// The options that replace targets of the plan.
  static void addTargetsTo(CommandSpec spec) {
    spec.addOption(
        Specs.several(
            "[JOB=]LIST",
            "Instead of the job's targets: a,b,c or a JSON array.",
            GivenTargets.Form.LIST.option()));
    spec.addOption(
        Specs.several(
            "[JOB=]FILE",
            "The same from a file: .csv, .json, .jsonl, else lines; - is standard input, JSON where"
                + " it begins with [ or {.",
            GivenTargets.Form.FILE.option()));
  }

  static PlanArguments of(ParseResult given) {
    return of(given, given.matchedPositionalValue(0, Path.of("")));
  }

  static PlanArguments of(ParseResult given, Path file) {
    return new PlanArguments(
        file,
        given.matchedOptionValue("-C", Path.of("")),
        params(given),
        targets(given),
        ReportOptions.of(given, false));
  }

  private static List<GivenTargets> targets(ParseResult given) {
    return Stream.of(GivenTargets.Form.values())
        .flatMap(
            form -> Specs.all(given, form.option()).stream().map(it -> new GivenTargets(form, it)))
        .toList();
  }

  /// What `-p` gives.
  static Map<String, String> params(ParseResult given) {
    Map<String, String> params = new LinkedHashMap<>();
    Specs.all(given, "-p").forEach(it -> params.put(name(it), it.substring(it.indexOf('=') + 1)));
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

  /// Reads the plan. Everything wrong with it is told at once.
  ///
  /// @throws Abort when it can't be read (66), is no valid plan (65), or the params don't fit (64)
  Loaded load(Surroundings surroundings, RunOptions options) {
    Path path = surroundings.folder().resolve(directory).resolve(file).normalize();
    Source source = new Source(shown().toString(), text(path));
    Path folder = path.toAbsolutePath().getParent();
    Given given =
        new Given(
            params,
            surroundings.environment(),
            folder == null ? path : folder,
            surroundings.folder().resolve(directory).normalize(),
            surroundings.home(),
            words);
    return Runner.load(source, given, options, targets);
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

  private String text(Path path) {
    try {
      if (Files.size(path) > LARGEST) {
        throw new Abort(ExitCode.INVALID, "runner: " + shown() + ": larger than 64 MiB");
      }
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
          .toString();
    } catch (CharacterCodingException e) {
      throw new Abort(ExitCode.INVALID, "runner: " + shown() + ": not UTF-8");
    } catch (IOException e) {
      throw new Abort(ExitCode.UNREADABLE, "runner: " + shown() + ": " + why(path, e));
    }
  }

  private String why(Path path, IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "no such file" + near(path);
      case AccessDeniedException _ -> "permission denied";
      default ->
          Files.isDirectory(path) ? "is a folder" + inside(path) : String.valueOf(e.getMessage());
    };
  }

  private String inside(Path folder) {
    return Files.exists(folder.resolve("plan.yaml"))
        ? "; did you mean " + shown().resolve("plan.yaml") + "?"
        : "";
  }

  /// The same name with the other of YAML's two endings.
  private String near(Path path) {
    String name = String.valueOf(path.getFileName());
    String other =
        name.endsWith(".yml") ? name.replaceAll("yml$", "yaml") : name.replaceAll("yaml$", "yml");
    return !other.equals(name) && Files.exists(path.resolveSibling(other))
        ? "; did you mean " + shown().resolveSibling(other) + "?"
        : "";
  }
}
