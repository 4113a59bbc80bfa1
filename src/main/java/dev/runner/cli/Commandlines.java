package dev.runner.cli;

import dev.runner.driver.http.Masked;
import dev.runner.expr.Template;
import dev.runner.plan.Command;
import dev.runner.plan.Http;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What steps would execute, as one would type it.
///
/// @param curl whether requests are shown as commands of curl
record Commandlines(boolean curl) {

  String of(Work work) {
    return switch (work) {
      case Work.Exec(List<String> argv, Optional<Path> folder) ->
          ShellWords.of(argv) + where(folder);
      case Work.Script script ->
          values(script.values()) + script.text().strip() + where(script.folder());
      case Work.Asking asking when curl -> Curl.of(asking.request(), asking.timeout());
      case Work.Asking(var request, _) -> request.method() + " " + Masked.url(request.url());
      case Work.Written(Command command) -> written(command);
    };
  }

  private static String where(Optional<Path> folder) {
    return folder.map(it -> "  (in " + it + ")").orElse("");
  }

  private static String values(Map<String, String> values) {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (name, value) ->
            text.append(name).append('=').append(ShellWords.of(List.of(value))).append('\n'));
    return text.toString();
  }

  private static String written(Command command) {
    return switch (command) {
      case Command.Exec(List<Template> argv) ->
          ShellWords.of(argv.stream().map(Template::toString).toList());
      case Command.Script script -> script.text().toString().strip();
      case Command.Request(Http http) -> http.method() + " " + http.url();
    };
  }
}
