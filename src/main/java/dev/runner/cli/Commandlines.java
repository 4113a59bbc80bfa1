package dev.runner.cli;

import dev.runner.driver.process.CommandLine;
import dev.runner.driver.process.Rendering;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Names;
import dev.runner.expr.Template;
import dev.runner.plan.Command;
import dev.runner.plan.Step;
import java.nio.file.Path;
import java.util.List;

/// What steps would execute, as one would type it.
///
/// @param folder of the plan: where commands run unless they say otherwise
record Commandlines(Rendering rendering, Path folder) {

  /// The exact command, or as it is written where a value is known only when it runs.
  String of(Step step, Names names) {
    try {
      CommandLine command = rendering.of(step, names);
      String where = command.folder().equals(folder) ? "" : "  (in " + command.folder() + ")";
      return text(step, command) + where;
    } catch (EvaluationException e) {
      return written(step);
    }
  }

  private static String text(Step step, CommandLine command) {
    return switch (step.command()) {
      case Command.Exec _ -> ShellWords.of(command.argv());
      case Command.Script script -> values(script, command) + script.text().strip();
    };
  }

  private static String values(Command.Script script, CommandLine command) {
    StringBuilder text = new StringBuilder();
    for (String name : script.values().keySet()) {
      String value = command.environment().getOrDefault(name, "");
      text.append(name).append('=').append(ShellWords.of(List.of(value))).append('\n');
    }
    return text.toString();
  }

  /// As it stands in the plan.
  String written(Step step) {
    return switch (step.command()) {
      case Command.Exec(List<Template> argv) ->
          ShellWords.of(argv.stream().map(Template::toString).toList());
      case Command.Script script -> script.text().strip();
    };
  }
}
