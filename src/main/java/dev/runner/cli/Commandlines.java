package dev.runner.cli;

import dev.runner.driver.http.Masked;
import dev.runner.driver.http.Request;
import dev.runner.driver.http.RequestRendering;
import dev.runner.driver.process.CommandLine;
import dev.runner.driver.process.Rendering;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Names;
import dev.runner.expr.Template;
import dev.runner.plan.Command;
import dev.runner.plan.Http;
import dev.runner.plan.Step;
import java.nio.file.Path;
import java.util.List;

/// What steps would execute, as one would type it.
///
/// @param folder of the plan: where commands run unless they say otherwise
/// @param curl whether requests are shown as commands of curl
record Commandlines(Rendering rendering, RequestRendering requests, Path folder, boolean curl) {

  /// The exact command, or as it is written where a value is known only when it runs.
  String of(Step step, Names names) {
    try {
      return switch (step.command()) {
        case Command.Exec _ -> {
          CommandLine command = rendering.of(step, names);
          yield ShellWords.of(command.argv()) + where(command);
        }
        case Command.Script script -> {
          CommandLine command = rendering.of(step, names);
          yield values(script, command) + command.argv().getLast().strip() + where(command);
        }
        case Command.Request(Http http) -> text(requests.of(http, names), step);
      };
    } catch (EvaluationException e) {
      return written(step);
    }
  }

  private String where(CommandLine command) {
    return command.folder().equals(folder) ? "" : "  (in " + command.folder() + ")";
  }

  private String text(Request request, Step step) {
    return curl
        ? Curl.of(request, step.timeout())
        : request.method() + " " + Masked.url(request.url());
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
      case Command.Script script -> script.text().toString().strip();
      case Command.Request(Http http) -> http.method() + " " + http.url();
    };
  }
}
