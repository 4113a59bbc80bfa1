package dev.runner.read;

import java.util.List;
import java.util.Optional;

/// What the caller wants of reports in place of what jobs say, unparsed.
///
/// @param columns each `NAME=EXPRESSION`, or headings and expressions with commas between
/// @param sort headings or expressions; the order is reversed where the first begins with a `-`
/// @param where only rows of which it is true
/// @param open whether targets and outputs may be whatever: those of a run that is told once more
public record ReportWords(
    List<String> columns, List<String> sort, Optional<String> where, boolean open) {
  public static final ReportWords NONE =
      new ReportWords(List.of(), List.of(), Optional.empty(), false);

  public ReportWords {
    columns = List.copyOf(columns);
    sort = List.copyOf(sort);
  }

  boolean none() {
    return columns.isEmpty() && sort.isEmpty() && where.isEmpty();
  }
}
