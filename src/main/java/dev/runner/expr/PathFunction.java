package dev.runner.expr;

import static dev.runner.expr.Shape.STRING;
import static dev.runner.expr.Signature.giving;

/// The functions of paths, which they take as text: nothing is looked up.
enum PathFunction implements Function {
  BASENAME("basename", "The last name of a path.", "basename('/srv/src/app/')", "\"app\""),
  DIRNAME("dirname", "A path without its last name.", "dirname('/srv/src/app')", "\"/srv/src\"");

  @SuppressWarnings("ImmutableEnumChecker") // a record of records and copied lists
  private final Reference reference;

  PathFunction(String word, String about, String example, String result) {
    Signature signature = giving(Result.STRING, STRING.named("path"));
    this.reference = new Reference(word, signature, about, example, result);
  }

  @Override
  public Reference reference() {
    return reference;
  }

  @Override
  public Value call(Arguments arguments) throws EvaluationException {
    String path = withoutSlashes(arguments.string(0));
    return switch (this) {
      case BASENAME -> arguments.text(path.equals("/") ? path : last(path));
      case DIRNAME -> arguments.text(path.indexOf('/') < 0 ? "." : first(path));
    };
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String first(String path) {
    String before = withoutSlashes(path.substring(0, path.lastIndexOf('/')));
    return before.isEmpty() ? "/" : before;
  }

  /// Without those at its end; of the root one is left.
  private static String withoutSlashes(String path) {
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }
}
