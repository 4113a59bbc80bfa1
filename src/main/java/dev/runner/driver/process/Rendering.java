package dev.runner.driver.process;

import dev.runner.expr.EvaluationException;
import dev.runner.expr.Expression;
import dev.runner.expr.Names;
import dev.runner.expr.Template;
import dev.runner.expr.Value;
import dev.runner.plan.Command;
import dev.runner.plan.Step;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts the values into a step's command: each template becomes one argument, one variable, one
/// path.
public final class Rendering {
  private final Path folder;
  private final Path home;
  private final Map<String, String> environment;
  private final Map<Map<String, Template>, Optional<Variables>> shared =
      Collections.synchronizedMap(new IdentityHashMap<>());

  /// @param folder of the plan, where relative paths begin
  /// @param home what `~` stands for
  /// @param environment that every child inherits
  public Rendering(Path folder, Path home, Map<String, String> environment) {
    this.folder = folder;
    this.home = home;
    this.environment = Map.copyOf(environment);
  }

  /// The command of a step, for the values that the names have now.
  public CommandLine of(Step step, Names names) throws EvaluationException {
    return switch (step.command()) {
      case Command.Exec exec -> command(step, argv(exec, names), Map.of(), names);
      case Command.Script script -> command(step, shell(script), values(script, names), names);
    };
  }

  private CommandLine command(Step step, List<String> argv, Map<String, String> values, Names names)
      throws EvaluationException {
    Optional<Variables> known = values.isEmpty() ? shared(step.env()) : Optional.empty();
    Variables variables = known.isPresent() ? known.get() : variables(step, values, names);
    return new CommandLine(argv, variables, folder(step, names), stdin(step, names));
  }

  /// Steps of many targets get the very same environment, made once; empty when it depends on the
  /// target.
  private Optional<Variables> shared(Map<String, Template> env) {
    return shared.computeIfAbsent(
        env,
        templates ->
            templates.values().stream().allMatch(Template::constant)
                ? Optional.of(constant(templates))
                : Optional.empty());
  }

  private Variables constant(Map<String, Template> constants) {
    Map<String, String> all = new HashMap<>(environment);
    constants.forEach((name, template) -> all.put(name, literal(template)));
    return Variables.shared(all);
  }

  private static String literal(Template template) {
    try {
      return template.text(_ -> Optional.empty());
    } catch (EvaluationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Variables variables(Step step, Map<String, String> values, Names names)
      throws EvaluationException {
    Map<String, String> env = new HashMap<>(environment);
    for (Map.Entry<String, Template> entry : step.env().entrySet()) {
      env.put(entry.getKey(), entry.getValue().text(names));
    }
    env.putAll(values);
    return Variables.own(env);
  }

  private static List<String> argv(Command.Exec exec, Names names) throws EvaluationException {
    List<String> argv = new ArrayList<>(exec.argv().size());
    for (Template argument : exec.argv()) {
      argv.add(argument.text(names));
    }
    return argv;
  }

  private static List<String> shell(Command.Script script) {
    return switch (script.shell()) {
      case Command.Shell.Sh _ -> List.of("sh", "-eu", "-c", script.text());
      case Command.Shell.Bash _ -> List.of("bash", "-eu", "-o", "pipefail", "-c", script.text());
      case Command.Shell.Other(List<String> argv) -> {
        List<String> all = new ArrayList<>(argv);
        all.add(script.text());
        yield all;
      }
    };
  }

  private static Map<String, String> values(Command.Script script, Names names)
      throws EvaluationException {
    Map<String, String> values = new HashMap<>();
    for (Map.Entry<String, Expression> entry : script.values().entrySet()) {
      Value value = entry.getValue().evaluate(names);
      values.put(entry.getKey(), text(value, entry.getValue()));
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
    String path = step.workingDir().get().text(names);
    return path.equals("~") || path.startsWith("~/")
        ? home.resolve(path.substring(Math.min(2, path.length())))
        : folder.resolve(path);
  }

  private static Optional<byte[]> stdin(Step step, Names names) throws EvaluationException {
    return step.stdin().isEmpty()
        ? Optional.empty()
        : Optional.of(step.stdin().get().text(names).getBytes(StandardCharsets.UTF_8));
  }
}
