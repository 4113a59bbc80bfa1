package dev.runner.read;

import dev.runner.expr.Expression;
import dev.runner.expr.Template;
import dev.runner.expr.Template.Part;
import dev.runner.plan.Command;
import dev.runner.plan.OwnVariables;
import dev.runner.text.Problems;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Turns a script with holes into a script with references to environment variables, by the quoting
/// around each hole.
final class ScriptReader {
  private static final String PREFIX = OwnVariables.EXPRESSION;

  private ScriptReader() {}

  /// The script that a shell may be given; a hole where a value would become code is added to
  /// `problems`.
  static Command.Script read(Template script, Command.Shell shell, Problems problems) {
    Iterator<Quoting> quotings = quotings(script.parts(), shell).iterator();
    Map<String, String> names = new HashMap<>();
    Map<String, Expression> values = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    for (Part part : script.parts()) {
      switch (part) {
        case Part.Literal(var literal) -> text.append(literal.value());
        case Part.Hole hole -> {
          Quoting quoting = quotings.next();
          if (!quoting.fit()) {
            problems.error(hole.whole().span(), quoting.message(), quoting.hint());
          }
          Expression expression = hole.expression();
          String name =
              names.computeIfAbsent(expression.toString(), _ -> PREFIX + (names.size() + 1));
          values.putIfAbsent(name, expression);
          text.append(quoting.reference(name));
        }
      }
    }
    return new Command.Script(shell, text.toString(), values);
  }

  private static List<Quoting> quotings(List<Part> parts, Command.Shell shell) {
    return switch (shell) {
      case Command.Shell.Sh() -> ShellLexer.quotings(new Symbols(parts), false);
      case Command.Shell.Bash() -> ShellLexer.quotings(new Symbols(parts), true);
      case Command.Shell.Other _ -> Collections.nCopies(parts.size(), Quoting.OTHER_SHELL);
    };
  }
}
