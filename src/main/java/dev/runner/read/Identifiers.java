package dev.runner.read;

import dev.runner.text.Problems;
import dev.runner.yaml.Node;
import java.util.regex.Pattern;

/// Knows what jobs, steps, parameters and the like may be called.
final class Identifiers {
  private static final Pattern FORM = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,99}");

  private Identifiers() {}

  /// Whether a scalar is an identifier; if it isn't, that is reported.
  ///
  /// @param what is called so, as messages name it: `a job's id`
  static boolean check(Node.Scalar scalar, String what, Problems problems) {
    boolean fits = FORM.matcher(scalar.value()).matches();
    if (!fits) {
      String hint = "write a letter or `_`, then letters, digits, `_` and `-`; at most 100 in all";
      problems.error(scalar.span(), Shapes.quoted(scalar.value()) + " can't be " + what, hint);
    }
    return fits;
  }
}
