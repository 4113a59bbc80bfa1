package dev.runner.plan;

import dev.runner.expr.Expression;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a job's table shows of each target, and the file that gets a row for each.
///
/// @param columns heading to expression over `target`, `steps`, `job`, `params`, `vars`; empty: the
///   standard columns
/// @param sort by these, the first being the most significant; empty: plan order
/// @param where shows only the targets of which it is true
/// @param groupBy a heading: rows with the same value there stand together; empty: in none
/// @param totals what is made of columns, by their headings
/// @param rows gets every target, in plan order
public record ReportSpec(
    Map<String, Expression> columns,
    List<Expression> sort,
    boolean reverse,
    Optional<Expression> where,
    Optional<String> groupBy,
    Map<String, Total> totals,
    Optional<RowsFile> rows) {

  /// The standard table.
  public static final ReportSpec STANDARD =
      new ReportSpec(
          Map.of(),
          List.of(),
          false,
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Optional.empty());

  public ReportSpec {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    sort = List.copyOf(sort);
    totals = Collections.unmodifiableMap(new LinkedHashMap<>(totals));
  }
}
