package dev.runner.report;

import dev.runner.expr.EvaluationException;
import dev.runner.expr.Expression;
import dev.runner.expr.Names;
import dev.runner.expr.Value;
import dev.runner.plan.ReportSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a plan's `report` makes of one target.
///
/// @param values by heading; null where an expression has no value, as after a step that did not
///   succeed
/// @param sortKey orders the rows as the plan asks
/// @param shown whether the target is among the rows
record Columns(Map<String, Value> values, SortKey sortKey, boolean shown) {
  private static final Columns STANDARD = new Columns(Map.of(), SortKey.NONE, true);

  /// @param names in reach of its expressions; those of `sort` and `where` may name columns as well
  static Columns of(ReportSpec report, Names names) {
    return plain(report) ? STANDARD : evaluated(report, names);
  }

  private static boolean plain(ReportSpec report) {
    return report.columns().isEmpty() && report.sort().isEmpty() && report.where().isEmpty();
  }

  private static Columns evaluated(ReportSpec report, Names names) {
    Map<String, Value> values = new LinkedHashMap<>();
    report.columns().forEach((heading, column) -> values.put(heading, value(column, names)));
    Names all = behind(names, values);
    return new Columns(values, sortKey(report, values, all), shown(report.where(), all));
  }

  private static SortKey sortKey(ReportSpec report, Map<String, Value> values, Names names) {
    if (report.sort().isEmpty()) {
      return SortKey.NONE;
    }
    List<Value> by = new ArrayList<>();
    for (Expression expression : report.sort()) {
      Value column = values.get(expression.toString());
      by.add(column == null ? value(expression, names) : column);
    }
    return SortKey.of(by, report.reverse());
  }

  private static boolean shown(Optional<Expression> where, Names names) {
    try {
      return where.isEmpty() || where.get().test(names);
    } catch (EvaluationException _) {
      return false;
    }
  }

  private static Value value(Expression expression, Names names) {
    try {
      return expression.evaluate(names);
    } catch (EvaluationException _) {
      return Value.NULL;
    }
  }

  private static Names behind(Names names, Map<String, Value> columns) {
    return new Names() {
      @Override
      public Optional<Value> named(String name) throws EvaluationException {
        Optional<Value> known = names.named(name);
        return known.isPresent() ? known : Optional.ofNullable(columns.get(name));
      }

      @Override
      public Status status() {
        return names.status();
      }
    };
  }
}
