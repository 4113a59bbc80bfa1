package dev.runner.read;

import dev.runner.plan.OwnVariables;
import dev.runner.text.Problems;
import dev.runner.text.Span;
import java.util.regex.Pattern;

/// Says which names an environment variable of a plan may have.
final class VariableNames {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private VariableNames() {}

  static void check(String name, Span span, Problems problems) {
    if (name.startsWith(OwnVariables.EXPRESSION)) {
      problems.error(
          span,
          "names that begin with `" + OwnVariables.EXPRESSION + "` are runner's own",
          "choose another name");
    } else if (OwnVariables.reserved(name)) {
      problems.error(
          span, "`" + name + "` is set by runner itself, for every attempt", "choose another name");
    } else {
      boolean _ = possible(name, span, problems);
    }
  }

  /// Whether a variable of runner's own environment may be called so; if not, that is reported.
  static boolean possible(String name, Span span, Problems problems) {
    boolean fits = NAME.matcher(name).matches();
    if (!fits) {
      String hint = "a name is made of letters, digits and `_`, and begins with no digit";
      problems.error(span, Shapes.quoted(name) + " is no name of a variable", hint);
    }
    return fits;
  }
}
