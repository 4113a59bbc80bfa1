package dev.runner.cli;

import dev.runner.driver.http.Request;
import dev.runner.plan.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a step would execute for a target.
sealed interface Work {

  /// A program and its arguments.
  ///
  /// @param folder in which it runs, where that is not the plan's
  record Exec(List<String> argv, Optional<Path> folder) implements Work {
    public Exec {
      argv = List.copyOf(argv);
    }
  }

  /// A script.
  ///
  /// @param interpreter the arguments before the script
  /// @param values of the variables by which the script refers to expressions
  /// @param folder in which it runs, where that is not the plan's
  record Script(
      List<String> interpreter, Map<String, String> values, String text, Optional<Path> folder)
      implements Work {
    public Script {
      interpreter = List.copyOf(interpreter);
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /// A request.
  ///
  /// @param timeout of an attempt
  record Asking(Request request, Optional<Duration> timeout) implements Work {}

  /// As it stands in the plan: a value in it is known only when it runs.
  record Written(Command command) implements Work {}
}
