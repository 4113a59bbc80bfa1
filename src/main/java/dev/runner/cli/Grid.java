package dev.runner.cli;

import dev.runner.text.Printable;
import dev.runner.text.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// A table of texts: columns as wide as they have to be, two spaces between them.
///
/// @param headings one for each column
/// @param right the columns of numbers, from 0
record Grid(List<String> headings, Set<Integer> right, List<List<String>> rows) {
  private static final String GAP = "  ";

  /// Its lines.
  ///
  /// @param most columns of the terminal that they go to; then longer lines are cut
  List<String> lines(OptionalInt most) {
    List<List<String>> all = new ArrayList<>();
    all.add(headings);
    rows.forEach(row -> all.add(row.stream().map(Printable::line).toList()));
    int[] widths = new int[headings.size()];
    for (List<String> row : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Width.of(row.get(i)));
      }
    }
    return all.stream().map(it -> fitted(line(it, widths), most)).toList();
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      String room = " ".repeat(widths[i] - Width.of(cell));
      line.append(right.contains(i) ? room + cell : cell + room).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  private static String fitted(String line, OptionalInt most) {
    return most.isPresent() ? Width.cut(line, most.getAsInt()) : line;
  }
}
