package dev.runner.expr;

import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.text.Text;
import java.util.Map;
import java.util.Optional;

/// Calls a function in a Java virtual machine of its own, to see which classes that loads.
final class Loading {
  private Loading() {}

  public static void main(String[] arguments) throws EvaluationException {
    String written = arguments[0] + "(text)";
    Problems problems = new Problems();
    Source source = new Source("plan", written);
    Text text = Text.verbatim(written, source.span(0, written.length()));
    Expression expression = Expression.parse(text, problems).orElseThrow();
    expression.check(new Scope(Map.of("text", Type.STR), false, Map.of()), problems);
    expression.evaluate(_ -> Optional.of(Value.of("[1]")));
  }
}
