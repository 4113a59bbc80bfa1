package dev.runner.report;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The lines of the page's table. Where there are too many tasks, those that went wrong are among
/// them before others, both in the order of the plan.
final class HtmlRows {
  private final Results results;
  private final long wrong;
  private final long others;
  private final int most;

  /// Takes lines, in order.
  @FunctionalInterface
  interface Sink {
    void row(HtmlRow row) throws IOException;
  }

  private HtmlRows(Results results, long wrong, long others, int most) {
    this.results = results;
    this.wrong = wrong;
    this.others = others;
    this.most = most;
  }

  /// Looks through all results.
  ///
  /// @param most so many lines
  static HtmlRows of(Results results, int most) throws IOException {
    long[] counts = new long[2];
    new HtmlRows(results, 0, 0, Integer.MAX_VALUE)
        .all(row -> counts[row.wrong() ? 0 : 1]++, Long.MAX_VALUE, Long.MAX_VALUE);
    return new HtmlRows(results, counts[0], counts[1], most);
  }

  /// How many there would be.
  long total() {
    return wrong + others;
  }

  long shown() {
    return shownWrong() + shownOthers();
  }

  long leftOutWrong() {
    return wrong - shownWrong();
  }

  private long shownWrong() {
    return Math.min(wrong, most);
  }

  private long shownOthers() {
    return Math.min(others, most - shownWrong());
  }

  /// Tells them; the same each time.
  void tell(Sink sink) throws IOException {
    all(sink, shownWrong(), shownOthers());
  }

  private void all(Sink sink, long mostWrong, long mostOthers) throws IOException {
    long leftWrong = mostWrong;
    long leftOthers = mostOthers;
    int number = 0;
    for (JobResult job : results.all()) {
      for (TargetRecord target : results.targets(job)) {
        for (HtmlRow row : rows(number, job, target)) {
          boolean wanted = (row.wrong() ? leftWrong : leftOthers) > 0;
          leftWrong -= wanted && row.wrong() ? 1 : 0;
          leftOthers -= wanted && !row.wrong() ? 1 : 0;
          if (wanted) {
            sink.row(new HtmlRow(number++, job, target, row.task()));
          }
        }
        if (leftWrong == 0 && leftOthers == 0) {
          return;
        }
      }
    }
  }

  private static List<HtmlRow> rows(int number, JobResult job, TargetRecord target) {
    return target.tasks().isEmpty()
        ? List.of(new HtmlRow(number, job, target, Optional.empty()))
        : target.tasks().stream()
            .map(task -> new HtmlRow(number, job, target, Optional.of(task)))
            .toList();
  }
}
