package dev.runner.read;

import dev.runner.expr.EvaluationException;
import dev.runner.expr.Scope;
import dev.runner.expr.Template;
import dev.runner.expr.Type;
import dev.runner.expr.Value;
import dev.runner.text.Problems;
import java.util.Map;
import java.util.Optional;

/// What is known of a plan before anything starts: its parameters, constants and environment.
final class Known {
  private final Scope scope;
  private final Map<String, Value> values;
  private final boolean complete;

  /// @param values of the names in the scope
  /// @param complete whether every name has its value, so that templates can be evaluated
  Known(Scope scope, Map<String, Value> values, boolean complete) {
    this.scope = scope;
    this.values = Map.copyOf(values);
    this.complete = complete;
  }

  Scope scope() {
    return scope;
  }

  /// The text of a template; empty where it can't be known.
  Optional<String> text(Template template, Problems problems) {
    Problems mine = new Problems();
    template.check(scope, mine);
    problems.addAll(mine);
    try {
      return complete && !mine.any() ? Optional.of(template.text(this::named)) : Optional.empty();
    } catch (EvaluationException e) {
      return failed(e, problems);
    }
  }

  /// The value of a template, as far as it can be known.
  Constant evaluate(Template template, Problems problems) {
    Problems mine = new Problems();
    Type type = template.checkValue(scope, mine);
    problems.addAll(mine);
    return new Constant(
        type, complete && !mine.any() ? value(template, problems) : Optional.empty());
  }

  private Optional<Value> value(Template template, Problems problems) {
    try {
      return Optional.of(template.value(this::named));
    } catch (EvaluationException e) {
      return failed(e, problems);
    }
  }

  private Optional<Value> named(String name) {
    return Optional.ofNullable(values.get(name));
  }

  private static <T> Optional<T> failed(EvaluationException failure, Problems problems) {
    problems.error(failure.span(), String.valueOf(failure.getMessage()));
    return Optional.empty();
  }
}
