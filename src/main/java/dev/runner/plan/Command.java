package dev.runner.plan;

import dev.runner.expr.Expression;
import dev.runner.expr.Template;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a step does.
public sealed interface Command {

  /// `exec`: a program and its arguments, without a shell; each template is one argument.
  record Exec(List<Template> argv) implements Command {
    public Exec {
      argv = List.copyOf(argv);
    }
  }

  /// `run`: a script. Its expressions have become references to environment variables, so that a
  /// value never becomes code; the holes that are left are those whose author said `raw(...)`.
  ///
  /// @param text the script; the shell gets it with the texts of the values in the holes
  /// @param values the variables that the references name, and the expression behind each
  record Script(Shell shell, Template text, Map<String, Expression> values) implements Command {
    public Script {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /// `http`: a request.
  record Request(Http http) implements Command {}

  /// What a script is given to.
  sealed interface Shell {

    /// `sh -eu`.
    record Sh() implements Shell {}

    /// `bash -eu -o pipefail`.
    record Bash() implements Shell {}

    /// Any interpreter: these arguments, then the path of a file with the script.
    record Other(List<String> argv) implements Shell {
      public Other {
        argv = List.copyOf(argv);
      }
    }
  }
}
