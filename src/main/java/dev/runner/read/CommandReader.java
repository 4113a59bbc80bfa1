package dev.runner.read;

import dev.runner.expr.Scope;
import dev.runner.expr.Template;
import dev.runner.plan.Command;
import dev.runner.plan.Command.Shell;
import dev.runner.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads what a step does: `exec` or `run`.
final class CommandReader {
  private static final List<String> KINDS = List.of("exec", "run");
  private static final String SCRIPT = "a script";
  private static final String VARIABLE = "`env: {TOKEN: \"${{ secrets.TOKEN }}\"}`";
  private static final String IN_ARGV =
      "can't be used in `exec`: arguments are seen in the list of processes; say "
          + VARIABLE
          + ", or give it as `stdin`";
  private static final String IN_SCRIPT =
      "can't be used in the text of `run`: say " + VARIABLE + " and write `\"$TOKEN\"`";
  private final Settings settings;
  private final Expressions expressions;
  private final Scope scope;

  CommandReader(Settings settings, Scope scope) {
    this.settings = settings;
    this.expressions = new Expressions(settings.problems());
    this.scope = scope;
  }

  /// @param asks whether the step is a request, or was meant as one
  Optional<Command> read(Fields fields, Shell shell, boolean asks) {
    List<String> given = fields.among(KINDS);
    boolean other = asks || fields.hasAny(Set.of("shell"));
    if (given.isEmpty() && !other && !fields.resembled(Set.copyOf(KINDS))) {
      settings
          .problems()
          .error(
              fields.span(),
              "a step needs `exec`, `run` or `http`",
              "such as `exec: [git, fetch]`");
    }
    List<String> all = fields.among(List.of("http", "exec", "run"));
    if (all.size() > 1) {
      settings
          .problems()
          .error(
              fields.spanOf(all.getLast()),
              "a step has either `" + all.getFirst() + "` or `" + all.getLast() + "`",
              "make two steps of it");
    }
    Optional<Command> exec =
        fields
            .take("exec", new ArgvReader(settings, ", or use `run` for a shell")::read)
            .map(this::exec);
    return fields.take("run", it -> script(it, shell)).or(() -> exec);
  }

  /// The shell that a step names; only one with a script may.
  Optional<Shell> shell(Fields fields) {
    if (fields.hasAny(Set.of("run"))) {
      return fields.take("shell", new ShellReader(settings)::read);
    }
    String hint = fields.hasAny(Set.of("exec")) ? "leave it out" : "write the command as `run`";
    fields.refuse("shell", "`shell` says what a `run` script is given to", hint);
    return Optional.empty();
  }

  private Command exec(List<Template> argv) {
    Scope seen = scope.because("secrets", IN_ARGV);
    argv.forEach(it -> it.check(seen, settings.problems()));
    return new Command.Exec(argv);
  }

  private Optional<Command> script(Node node, Shell shell) {
    return node instanceof Node.Sequence
        ? settings
            .shapes()
            .wrong(
                node,
                SCRIPT,
                "write a block: `run: |` with a line for each, or use `exec` for one argv")
        : settings
            .shapes()
            .scalar(node, SCRIPT)
            .filter(this::script)
            .flatMap(it -> script(it, shell));
  }

  private Optional<Command> script(Node.Scalar scalar, Shell shell) {
    return expressions
        .template(scalar, scope.because("secrets", IN_SCRIPT))
        .map(it -> ScriptReader.read(it, shell, settings.problems()));
  }

  private boolean script(Node.Scalar scalar) {
    boolean script = scalar.kind() == Node.Kind.STRING && !scalar.value().isBlank();
    if (!script) {
      settings
          .shapes()
          .wrong(
              scalar,
              SCRIPT,
              scalar.value().isBlank() ? "" : "quote it: `\"" + scalar.value() + "\"`");
    }
    return script;
  }
}
