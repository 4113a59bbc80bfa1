package dev.runner.report;

import java.util.Comparator;
import java.util.List;

/// Makes the columns of a table fit a terminal: they become narrower down to what still says
/// something, and when that is not enough the least important ones go.
final class Fitting {
  /// What the first column needs beside a second one.
  private static final int LEAST = 4;

  private Fitting() {}

  /// @return the names of the columns that were taken away
  static List<String> fit(List<Column> columns, int width, int gap) {
    List<Column> all = List.copyOf(columns);
    while (columns.size() > 2 && least(columns, gap) > width) {
      columns.remove(leastImportant(columns));
    }
    narrow(columns, width, gap);
    int room = width - total(columns, gap) + columns.getFirst().width();
    if (columns.size() == 2 && room < LEAST) {
      columns.removeLast();
      room = width;
    }
    columns.getFirst().limit(room);
    return all.stream()
        .filter(column -> !columns.contains(column))
        .map(column -> column.heading().name())
        .toList();
  }

  private static void narrow(List<Column> columns, int width, int gap) {
    for (int more = total(columns, gap) - width; more > 0; more--) {
      columns.stream()
          .filter(Column::narrows)
          .max(Comparator.comparingInt(Column::eagerness))
          .ifPresent(Column::narrow);
    }
  }

  private static Column leastImportant(List<Column> columns) {
    Column least = columns.getLast();
    for (Column column : columns.subList(1, columns.size())) {
      least = importance(column) <= importance(least) ? column : least;
    }
    return least;
  }

  private static int importance(Column column) {
    return switch (column.heading().kind()) {
      case ATTEMPTS -> 0;
      case DURATION -> 1;
      case REASON -> 2;
      case DECLARED -> 3;
      case OUTCOME -> 4;
      case TARGET -> 5;
    };
  }

  private static int total(List<Column> columns, int gap) {
    return columns.stream().mapToInt(Column::width).sum() + gap * (columns.size() - 1);
  }

  private static int least(List<Column> columns, int gap) {
    return columns.stream().mapToInt(Column::least).sum() + gap * (columns.size() - 1);
  }
}
