package dev.runner.read;

import dev.runner.expr.Expression;
import dev.runner.expr.Scope;
import dev.runner.expr.Type;
import dev.runner.plan.TargetSource;
import dev.runner.yaml.Node;
import java.util.Map;
import java.util.Optional;

/// Reads `from` of targets: an expression whose value is a list of scalars or records.
final class FromReader {
  private final Settings settings;
  private final Scope scope;

  /// @param scope what the expression may use
  FromReader(Settings settings, Scope scope) {
    this.settings = settings;
    this.scope = scope;
  }

  Optional<Rows> read(Node node) {
    return new Expressions(settings.problems()).unchecked(node).flatMap(this::rows);
  }

  private Optional<Rows> rows(Expression list) {
    TargetSource source = new TargetSource.From(list);
    return switch (list.check(scope, settings.problems())) {
      case Type.Any _ -> Optional.of(Rows.any(source));
      case Type.Arr(Type item) -> Optional.of(rows(source, item));
      case Type other -> {
        settings
            .problems()
            .error(
                list.span(),
                "targets are made of a list, but `" + list + "` is " + other.kind(),
                "");
        yield Optional.empty();
      }
    };
  }

  private static Rows rows(TargetSource source, Type item) {
    return switch (item) {
      case Type.Obj(Map<String, Type> fields, Optional<Type> others) ->
          new Rows(source, Rows.record(fields, others));
      case Type.Str _, Type.Num _, Type.Bool _ -> Rows.scalars(source, item);
      default -> Rows.any(source);
    };
  }
}
