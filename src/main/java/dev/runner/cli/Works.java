package dev.runner.cli;

import dev.runner.driver.http.RequestRendering;
import dev.runner.driver.process.CommandLine;
import dev.runner.driver.process.Rendering;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Names;
import dev.runner.plan.Command;
import dev.runner.plan.Http;
import dev.runner.plan.Step;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds out what steps would execute.
///
/// @param folder of the plan: where commands run unless they say otherwise
record Works(Rendering rendering, RequestRendering requests, Path folder) {

  Work of(Step step, Names names) {
    try {
      return switch (step.command()) {
        case Command.Exec _ -> {
          CommandLine command = rendering.of(step, names);
          yield new Work.Exec(command.argv(), folder(command));
        }
        case Command.Script script -> script(script, rendering.of(step, names));
        case Command.Request(Http http) ->
            new Work.Asking(requests.of(http, names), step.timeout());
      };
    } catch (EvaluationException e) {
      return new Work.Written(step.command());
    }
  }

  private Work script(Command.Script script, CommandLine command) {
    List<String> argv = command.argv();
    Map<String, String> all = command.environment();
    Map<String, String> values = new LinkedHashMap<>();
    script.values().keySet().forEach(it -> values.put(it, all.getOrDefault(it, "")));
    return new Work.Script(
        argv.subList(0, argv.size() - 1), values, argv.getLast(), folder(command));
  }

  private Optional<Path> folder(CommandLine command) {
    return Optional.of(command.folder()).filter(it -> !it.equals(folder));
  }
}
