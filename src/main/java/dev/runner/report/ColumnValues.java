package dev.runner.report;

import dev.runner.event.Columns;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Expression;
import dev.runner.expr.Names;
import dev.runner.expr.Value;
import dev.runner.plan.ReportSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Evaluates what a plan's `report` says of one target.
final class ColumnValues {
  private ColumnValues() {}

  /// @param names in reach of its expressions; those of `sort` and `where` may name columns as well
  ///
  /// @param made columns that are known, by their headings: of a run that is told once more
  static Columns of(ReportSpec report, Map<String, Value> made, Names names) {
    return plain(report) ? Columns.STANDARD : evaluated(report, made, names);
  }

  /// Whether a report says nothing of it.
  static boolean plain(ReportSpec report) {
    return report.columns().isEmpty() && report.sort().isEmpty() && report.where().isEmpty();
  }

  private static Columns evaluated(ReportSpec report, Map<String, Value> made, Names names) {
    Map<String, Value> values = new LinkedHashMap<>();
    report
        .columns()
        .forEach(
            (heading, column) -> {
              Value before = made.get(heading);
              values.put(heading, before == null ? value(column, names) : before);
            });
    Map<String, Value> known = new LinkedHashMap<>(made);
    known.putAll(values);
    Names all = behind(names, known);
    byte[] key = sortKey(report, known, all);
    return new Columns(List.copyOf(values.values()), key, shown(report.where(), all));
  }

  private static byte[] sortKey(ReportSpec report, Map<String, Value> values, Names names) {
    List<Value> by = new ArrayList<>();
    for (Expression expression : report.sort()) {
      Value column = values.get(expression.toString());
      by.add(column == null ? value(expression, names) : column);
    }
    byte[] key = SortKey.of(by, report.reverse()).bytes();
    return report.groupBy().map(it -> grouped(values.get(it), key)).orElse(key);
  }

  /// Groups stand in the order of their values, whatever the order within them.
  private static byte[] grouped(@Nullable Value group, byte[] key) {
    byte[] first = SortKey.of(List.of(group == null ? Value.NULL : group), false).bytes();
    byte[] all = Arrays.copyOf(first, first.length + key.length);
    System.arraycopy(key, 0, all, first.length, key.length);
    return all;
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
