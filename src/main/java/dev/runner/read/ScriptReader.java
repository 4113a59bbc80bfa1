package dev.runner.read;

import dev.runner.expr.Expression;
import dev.runner.expr.Template;
import dev.runner.expr.Template.Part;
import dev.runner.plan.Command;
import dev.runner.plan.OwnVariables;
import dev.runner.text.Problems;
import dev.runner.text.Text;
import java.util.ArrayList;
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

  private static final String PASTED = "`raw` pastes the value into the script: it becomes code";
  private static final String QUOTED =
      "without `raw` it stays one value, whatever it holds: keep it only where code is meant";

  private ScriptReader() {}

  /// The script that a shell may be given; a hole where a value would become code is added to
  /// `problems`, and a warning of each that is to become code.
  static Command.Script read(Template script, Command.Shell shell, Problems problems) {
    Iterator<Quoting> quotings = quotings(script.parts(), shell).iterator();
    Map<String, String> names = new HashMap<>();
    Map<String, Expression> values = new LinkedHashMap<>();
    Pieces pieces = new Pieces(script);
    for (Part part : script.parts()) {
      switch (part) {
        case Part.Literal(var literal) -> pieces.text(literal.value());
        case Part.Hole hole -> {
          Quoting quoting = quotings.next();
          if (hole.expression()
              .isRaw()) { // what it does to the quoting of the rest is its author's
            problems.warning(hole.whole().span(), PASTED, QUOTED);
            pieces.hole(hole);
            continue;
          }
          if (!quoting.fit()) {
            problems.error(hole.whole().span(), quoting.message(), quoting.hint());
          }
          Expression expression = hole.expression();
          String name =
              names.computeIfAbsent(expression.toString(), _ -> PREFIX + (names.size() + 1));
          values.putIfAbsent(name, expression);
          pieces.text(quoting.reference(name));
        }
      }
    }
    return new Command.Script(shell, pieces.template(), values);
  }

  /// A script in the making.
  private static final class Pieces {
    private final Template script;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder written = new StringBuilder();
    private final StringBuilder text = new StringBuilder();

    Pieces(Template script) {
      this.script = script;
    }

    void text(String more) {
      text.append(more);
      written.append(more);
    }

    void hole(Part.Hole hole) {
      end();
      parts.add(hole);
      written.append(hole.whole().value());
    }

    private void end() {
      if (!text.isEmpty()) {
        parts.add(new Part.Literal(Text.verbatim(text.toString(), script.span())));
        text.setLength(0);
      }
    }

    Template template() {
      end();
      return Template.of(Text.verbatim(written.toString(), script.span()), parts);
    }
  }

  private static List<Quoting> quotings(List<Part> parts, Command.Shell shell) {
    return switch (shell) {
      case Command.Shell.Sh() -> ShellLexer.quotings(new Symbols(parts), false);
      case Command.Shell.Bash() -> ShellLexer.quotings(new Symbols(parts), true);
      case Command.Shell.Other _ -> Collections.nCopies(parts.size(), Quoting.OTHER_SHELL);
    };
  }
}
