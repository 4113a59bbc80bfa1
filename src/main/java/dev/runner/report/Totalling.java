package dev.runner.report;

import dev.runner.expr.Value;
import dev.runner.plan.Total;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Adds up columns of a job's table. What is no number is left out, but where it is counted.
final class Totalling {
  /// Digits of a mean behind the point.
  private static final int DIGITS = 2;

  private final List<Column> columns = new ArrayList<>();
  private int rows;

  /// One column.
  private static final class Column {
    private final String heading;
    private final int index;
    private final Total total;
    private Optional<BigDecimal> value = Optional.empty();
    private long count;

    Column(String heading, int index, Total total) {
      this.heading = heading;
      this.index = index;
      this.total = total;
    }

    void add(Value cell) {
      boolean number = cell instanceof Value.Num;
      if (number || total == Total.COUNT && !(cell instanceof Value.Null)) {
        count++;
      }
      if (cell instanceof Value.Num some) {
        BigDecimal next = some.value();
        value = value.map(it -> with(it, next)).or(() -> Optional.of(next));
      }
    }

    private BigDecimal with(BigDecimal before, BigDecimal next) {
      return switch (total) {
        case SUM, MEAN, COUNT -> before.add(next);
        case MIN -> before.min(next);
        case MAX -> before.max(next);
      };
    }

    Value result() {
      return switch (total) {
        case COUNT -> Value.of(count);
        case SUM -> value.map(Column::number).orElse(Value.of(0));
        case MIN, MAX -> value.map(Column::number).orElse(Value.NULL);
        case MEAN -> value.map(this::mean).orElse(Value.NULL);
      };
    }

    private Value mean(BigDecimal sum) {
      return number(sum.divide(BigDecimal.valueOf(count), DIGITS, RoundingMode.HALF_EVEN));
    }

    private static Value number(BigDecimal number) {
      BigDecimal plain = number.stripTrailingZeros();
      return Value.Num.spelled(plain.toPlainString());
    }
  }

  Totalling(JobResult job) {
    for (Map.Entry<String, Total> entry : job.node().job().report().totals().entrySet()) {
      String heading = entry.getKey();
      columns.add(new Column(heading, job.headings().indexOf(heading), entry.getValue()));
    }
  }

  void add(TargetRecord row) {
    rows++;
    for (Column column : columns) {
      column.add(row.columns().get(column.index));
    }
  }

  int rows() {
    return rows;
  }

  /// Whether nothing is added up.
  boolean none() {
    return columns.isEmpty();
  }

  /// The values by their headings.
  Map<String, Value> results() {
    Map<String, Value> results = new LinkedHashMap<>();
    columns.forEach(it -> results.put(it.heading, it.result()));
    return results;
  }
}
