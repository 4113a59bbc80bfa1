package dev.runner.report;

import dev.runner.expr.Value;
import dev.runner.plan.ReportSpec;
import dev.runner.report.Paint.Colour;
import dev.runner.text.Printable;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// What stands between and below the rows of a table: the groups that they belong to, and what is
/// made of their columns.
final class Footing {
  private static final String TOTAL = "total";

  private final JobResult job;
  private final int group;
  private final Totalling all;
  private Totalling part;
  private Optional<Value> current = Optional.empty();

  Footing(JobResult job) {
    ReportSpec report = job.node().job().report();
    this.job = job;
    this.group = report.groupBy().map(it -> job.headings().indexOf(it)).orElse(-1);
    this.all = new Totalling(job);
    this.part = new Totalling(job);
  }

  /// Whether rows are grouped by a column, which then is none of the table's.
  boolean groups(int column) {
    return column == group;
  }

  /// What is made of all rows.
  Totalling all() {
    return all;
  }

  /// A row is measured.
  void add(TargetRecord row) {
    all.add(row);
  }

  /// What stands in a column below rows.
  String cell(Column column, Totalling totals) {
    Heading heading = column.heading();
    if (totals.none() || heading.kind() != Heading.Kind.DECLARED) {
      return "";
    }
    Map<String, Value> results = totals.results();
    String name = job.headings().get(heading.index());
    Value result = results.get(name);
    return result == null ? column.first() ? TOTAL : "" : Printable.line(Cell.text(result));
  }

  /// A row is to be written.
  void before(TargetRecord row, Table table, Page page) throws IOException {
    if (group >= 0 && !current.equals(Optional.of(row.columns().get(group)))) {
      if (current.isPresent()) {
        endGroup(table, page);
        page.line("");
      }
      current = Optional.of(row.columns().get(group));
      page.line(Printable.line(Cell.text(current.get())), Colour.BOLD);
      part = new Totalling(job);
    }
    part.add(row);
  }

  private void endGroup(Table table, Page page) throws IOException {
    if (!part.none()) {
      table.total(part, page);
    }
  }

  /// All rows are written.
  void end(Table table, Page page) throws IOException {
    if (group >= 0) {
      endGroup(table, page);
    }
    if (!all.none()) {
      if (group >= 0) {
        page.line("");
      }
      table.total(all, page);
    }
  }
}
