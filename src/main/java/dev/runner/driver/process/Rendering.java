package dev.runner.driver.process;

import dev.runner.driver.Attempt;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Expression;
import dev.runner.expr.Names;
import dev.runner.expr.Template;
import dev.runner.expr.Value;
import dev.runner.plan.Command;
import dev.runner.plan.Plan;
import dev.runner.plan.Step;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts the values into a step's command: each template becomes one argument, one variable, one
/// path.
public final class Rendering {
  private final Path folder;
  private final Path home;
  private final Environments environments;
  private final RunVariables run;

  /// @param plan in whose folder relative paths begin
  /// @param home what `~` stands for
  /// @param environment of runner itself
  public Rendering(Plan plan, Path home, Map<String, String> environment) {
    this.folder = plan.folder();
    this.home = home;
    this.environments = new Environments(environment);
    this.run = new RunVariables(plan, environment);
  }

  /// The command of an attempt, with what tells the child which one it is.
  CommandLine of(Attempt attempt) throws EvaluationException {
    return run.in(of(attempt.task().step().step(), attempt.names()), attempt);
  }

  /// The command of a step, for the values that the names have now.
  public CommandLine of(Step step, Names names) throws EvaluationException {
    return switch (step.command()) {
      case Command.Exec exec -> command(step, argv(exec, names), List.of(), names);
      case Command.Script script ->
          command(step, shell(script, names), values(script, names), names);
      case Command.Request _ -> throw new IllegalArgumentException("a request is no command");
    };
  }

  private CommandLine command(Step step, List<String> argv, List<String> values, Names names)
      throws EvaluationException {
    return new CommandLine(
        argv,
        environments.of(step, names),
        values,
        folder(step, names),
        stdin(step, names),
        step.mergeStderr(),
        false);
  }

  private static List<String> argv(Command.Exec exec, Names names) throws EvaluationException {
    List<String> argv = new ArrayList<>(exec.argv().size());
    for (Template argument : exec.argv()) {
      argv.add(argument.text(names));
    }
    return argv;
  }

  private static List<String> shell(Command.Script script, Names names) throws EvaluationException {
    String text = script.text().text(names);
    return switch (script.shell()) {
      case Command.Shell.Sh _ -> List.of("sh", "-eu", "-c", text);
      case Command.Shell.Bash _ -> List.of("bash", "-eu", "-o", "pipefail", "-c", text);
      case Command.Shell.Other(List<String> argv) -> {
        List<String> all = new ArrayList<>(argv);
        all.add(text);
        yield all;
      }
    };
  }

  private static List<String> values(Command.Script script, Names names)
      throws EvaluationException {
    List<String> values = new ArrayList<>(script.values().size());
    for (Map.Entry<String, Expression> entry : script.values().entrySet()) {
      Value value = entry.getValue().evaluate(names);
      values.add(entry.getKey() + "=" + text(value, entry.getValue()));
    }
    return values;
  }

  private static String text(Value value, Expression expression) throws EvaluationException {
    return value
        .text()
        .orElseThrow(
            () ->
                new EvaluationException(
                    expression.span(), "`" + expression + "` is " + value.kind() + ", not a text"));
  }

  private Path folder(Step step, Names names) throws EvaluationException {
    if (step.workingDir().isEmpty()) {
      return folder;
    }
    Template template = step.workingDir().get();
    String path = template.text(names);
    if (path.isEmpty()) {
      throw new EvaluationException(
          template.span(), "working_dir is an empty text; write `.` for the plan's folder");
    }
    try {
      return path.equals("~") || path.startsWith("~/")
          ? home.resolve(path.substring(Math.min(2, path.length())))
          : folder.resolve(path);
    } catch (InvalidPathException e) {
      throw new EvaluationException(
          template.span(), "working_dir `" + path + "` is no path: " + e.getReason());
    }
  }

  private static Optional<byte[]> stdin(Step step, Names names) throws EvaluationException {
    return step.stdin().isEmpty()
        ? Optional.empty()
        : Optional.of(step.stdin().get().text(names).getBytes(StandardCharsets.UTF_8));
  }
}
