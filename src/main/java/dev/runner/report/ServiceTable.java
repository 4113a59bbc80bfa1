package dev.runner.report;

import dev.runner.report.Paint.Colour;
import dev.runner.text.Width;
import java.io.IOException;
import java.util.List;

/// How the services of a run served: a row for each, read twice to measure the columns.
final class ServiceTable {
  private static final String GAP = "  ";
  private static final List<String> NAMES = List.of("service", "uptime", "restarts", "exit");

  /// The least width of a service's name.
  private static final int LEAST = 8;

  private final Results results;
  private final Page page;
  private final int[] widths = NAMES.stream().mapToInt(Width::of).toArray();
  private int columns = NAMES.size();
  private boolean any;

  ServiceTable(Results results, Page page) {
    this.results = results;
    this.page = page;
  }

  /// What is done with the cells of a row.
  @FunctionalInterface
  private interface Sink {
    void row(List<String> cells) throws IOException;
  }

  /// Writes nothing where there are no services.
  void write() throws IOException {
    each(this::measure);
    if (any) {
      fit();
      page.block();
      line(NAMES, Colour.DIM);
      each(cells -> line(cells, Colour.NONE));
    }
  }

  private void each(Sink sink) throws IOException {
    for (JobResult job : results.jobs()) {
      ServiceCells cells = new ServiceCells(job.node(), results.jobs().size() > 1);
      if (cells.any()) {
        for (TargetRecord target : results.targets(job)) {
          for (TaskRecord task : target.tasks()) {
            if (task.service()) {
              sink.row(cells.of(target, task));
            }
          }
        }
      }
    }
  }

  private void measure(List<String> cells) {
    any = true;
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], Width.of(cells.get(i)));
    }
  }

  /// The name becomes narrower first; where that is not enough, columns are left out.
  private void fit() {
    while (columns > 1 && LEAST + others() > page.width()) {
      columns--;
    }
    widths[0] = Math.min(widths[0], page.width() - others());
  }

  private int others() {
    int sum = 0;
    for (int i = 1; i < columns; i++) {
      sum += GAP.length() + widths[i];
    }
    return sum;
  }

  /// Names stand on the left, numbers on the right.
  private void line(List<String> cells, Colour colour) throws IOException {
    String name = page.limited() ? Width.cutMiddle(cells.get(0), widths[0]) : cells.get(0);
    StringBuilder text = new StringBuilder(page.in(colour, name));
    text.repeat(' ', columns == 1 ? 0 : widths[0] - Width.of(name));
    for (int i = 1; i < columns; i++) {
      text.append(GAP).repeat(' ', widths[i] - Width.of(cells.get(i)));
      text.append(page.in(colour, cells.get(i)));
    }
    page.line(text);
  }
}
