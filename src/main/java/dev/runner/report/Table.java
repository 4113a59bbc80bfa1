package dev.runner.report;

import dev.runner.report.Heading.Kind;
import dev.runner.report.Paint.Colour;
import dev.runner.text.Width;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A table of targets, read twice: to measure its columns, and to print them.
final class Table {
  private static final String GAP = "  ";

  private final Iterable<TargetRecord> rows;
  private final boolean headed;
  private final Optional<Footing> footing;
  private final List<Column> columns = new ArrayList<>();
  private final List<String> left = new ArrayList<>();

  private Table(Iterable<TargetRecord> rows, boolean headed, Optional<Footing> footing) {
    this.rows = rows;
    this.headed = headed;
    this.footing = footing;
  }

  /// The columns that every job has: which of them are needed depends on the rows.
  static Table standard(Iterable<TargetRecord> rows, boolean headed) {
    Table table = new Table(rows, headed, Optional.empty());
    table.add(Heading.of(Kind.TARGET, "target"));
    table.add(Heading.of(Kind.OUTCOME, "outcome"));
    table.add(Heading.of(Kind.ATTEMPTS, "attempts"));
    table.add(Heading.of(Kind.DURATION, "duration"));
    table.add(Heading.of(Kind.REASON, "reason"));
    return table.measured(Kind.OUTCOME);
  }

  /// The columns of the plan; how targets ended stands behind them where not all succeeded.
  static Table declared(Iterable<TargetRecord> rows, JobResult job) {
    Footing footing = new Footing(job);
    Table table = new Table(rows, true, Optional.of(footing));
    List<String> headings = job.headings();
    for (int i = 0; i < headings.size(); i++) {
      if (!footing.groups(i)) {
        table.add(Heading.declared(i, headings.get(i)));
      }
    }
    table.add(Heading.of(Kind.OUTCOME, "outcome"));
    table.add(Heading.of(Kind.REASON, "reason"));
    return table.measured(Kind.DECLARED);
  }

  void write(Page page) throws IOException {
    if (page.limited()) {
      left.addAll(Fitting.fit(columns, page.width(), GAP.length()));
    }
    if (headed) {
      page.line(header(page));
    }
    for (TargetRecord row : rows) {
      if (footing.isPresent()) {
        footing.get().before(row, this, page);
      }
      page.line(line(row, page));
    }
    if (footing.isPresent()) {
      footing.get().end(this, page);
    }
    if (!left.isEmpty()) {
      page.line("not shown: " + String.join(", ", left), Colour.DIM);
    }
  }

  private void add(Heading heading) {
    columns.add(new Column(heading, columns.isEmpty()));
  }

  private Table measured(Kind always) {
    for (TargetRecord row : rows) {
      for (Column column : columns) {
        column.measure(row);
      }
      footing.ifPresent(it -> it.add(row));
    }
    footing.ifPresent(it -> columns.forEach(column -> column.measure(it.cell(column, it.all()))));
    columns.removeIf(column -> !column.needed() && column.heading().kind() != always);
    for (Column column : columns) {
      column.measured(headed);
    }
    return this;
  }

  /// A line below rows, of what is made of them.
  void total(Totalling totals, Page page) throws IOException {
    Line line = new Line(page);
    for (Column column : columns) {
      line.put(column, footing.orElseThrow().cell(column, totals), Colour.BOLD);
    }
    page.line(line.text);
  }

  private StringBuilder header(Page page) {
    Line line = new Line(page);
    for (Column column : columns) {
      line.put(column, column.heading().name(), Colour.DIM);
    }
    return line.text;
  }

  private StringBuilder line(TargetRecord row, Page page) {
    Line line = new Line(page);
    for (Column column : columns) {
      line.put(column, column.heading().cell(row), colour(column.heading().kind(), row));
    }
    return line.text;
  }

  private static Colour colour(Kind kind, TargetRecord row) {
    return switch (kind) {
      case OUTCOME -> Colour.of(row.outcome());
      case REASON -> Colour.DIM;
      case TARGET, ATTEMPTS, DURATION, DECLARED -> Colour.NONE;
    };
  }

  /// A line of the table; no spaces end it.
  private static final class Line {
    private final StringBuilder text = new StringBuilder();
    private final Page page;
    private int gap;

    Line(Page page) {
      this.page = page;
    }

    void put(Column column, String cell, Colour colour) {
      String fitted = column.fitted(cell, page.limited());
      int padding = Math.max(0, column.width() - Width.of(fitted));
      int before = gap + (column.right() ? padding : 0);
      if (!fitted.isEmpty()) {
        text.repeat(' ', before).append(page.in(colour, fitted));
        gap = 0;
      }
      gap += GAP.length() + (fitted.isEmpty() ? column.width() : column.right() ? 0 : padding);
    }
  }
}
