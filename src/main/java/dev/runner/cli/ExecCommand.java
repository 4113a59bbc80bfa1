package dev.runner.cli;

import dev.runner.Loaded;
import dev.runner.Runner;
import dev.runner.plan.StreamMode;
import dev.runner.read.Given;
import dev.runner.text.Excerpt;
import dev.runner.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `runner exec`: one command for many targets, without a plan: it writes the plan itself.
final class ExecCommand implements Command {
  private final Surroundings surroundings;

  ExecCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void declare(Syntax syntax) {
    syntax.command(
        "Runs one command for many targets. {} in it is the target's key, {field} a field of"
            + " it; each is put into its own argument, never into shell text.",
        "",
        "Examples:",
        "  runner exec --dirs '~/src/*' -j 8 -- git status -sb    in each of these folders",
        "  runner exec --glob '*.png' -- optipng {path}            for each of these files",
        "  runner exec --lines hosts.txt -- ssh {} uptime          for each line",
        "  cat urls | runner exec --lines - -- curl -sSfO {}       for each line of stdin",
        "  runner exec --csv users.csv -- ./invite {name} {email}  for each row",
        "  runner exec --targets a,b,c -- echo {}                  for these",
        "  runner exec --dirs '*' --save pull.yaml -- git pull     and keep it as a plan");
    ExecSource.addTo(syntax);
    RunArguments.addWithoutJobsTo(syntax);
    syntax.value(Path.class, Path::of, "DIR", "Do as if started in DIR.", "-C", "--directory");
    syntax.value(Path.class, Path::of, "FILE", "Writes the plan that it runs.", "--save");
    syntax.stopAtPositional();
    syntax.parameter(
        PositionalParamSpec.builder()
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1..*")
            .required(true)
            .index("0..*")
            .paramLabel("COMMAND")
            .description("The command and its arguments.")
            .build());
  }

  @Override
  public int run(ParseResult given) throws Exception {
    RunArguments run = RunArguments.of(given);
    List<String> command = given.matchedPositionalValue(0, List.<String>of());
    ExecPlan plan = new ExecPlan(ExecSource.of(given), command, run.options());
    Path folder = folder(given);
    if (given.hasMatchedOption("--save")) {
      save(folder.resolve(given.matchedOptionValue("--save", Path.of(""))), plan, folder);
    }
    Loaded loaded = load(plan.yaml(folder, folder), folder, run);
    return run.dryRun()
        ? dryRun(loaded, run)
        : new Execution(
                surroundings, run, StreamMode.PREFIXED, Optional.empty(), new SignalHandlers())
            .run(loaded);
  }

  private int dryRun(Loaded loaded, RunArguments run) throws InterruptedException {
    Preview preview = new Preview(surroundings, run, loaded, Preview.Form.of(run));
    return Broken.guarded(
        surroundings,
        () -> {
          preview.show(Optional.empty());
          return ExitCode.OK;
        });
  }

  private Path folder(ParseResult given) {
    return surroundings.folder().resolve(given.matchedOptionValue("-C", Path.of(""))).normalize();
  }

  private static void save(Path file, ExecPlan plan, Path folder) {
    Path parent = file.toAbsolutePath().normalize().getParent();
    try {
      Files.writeString(file, plan.yaml(parent == null ? folder : parent, folder));
    } catch (IOException e) {
      throw new Abort(ExitCode.IO, "runner: --save " + file + ": can't be written: " + e);
    }
  }

  private Loaded load(String yaml, Path folder, RunArguments run) {
    Given given =
        new Given(Map.of(), surroundings.environment(), folder, folder, surroundings.home());
    Loaded loaded = Runner.load(new Source("exec", yaml), given, run.options());
    if (!loaded.sound()) {
      throw new Abort(
          ExitCode.USAGE,
          "runner: the command line makes no plan:\n" + Excerpt.of(loaded.problems()));
    }
    return loaded;
  }
}
