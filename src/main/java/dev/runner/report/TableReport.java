package dev.runner.report;

import dev.runner.event.Verdict;
import dev.runner.plan.TargetSource;
import dev.runner.report.Paint.Colour;
import dev.runner.text.Printable;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/// Tells a run to people: a table a job, what went wrong, and the sum of it.
final class TableReport {
  private final Results results;
  private final Page page;

  private TableReport(Results results, Page page) {
    this.results = results;
    this.page = page;
  }

  static void write(Results results, Layout layout, Writer out) throws IOException {
    TableReport report = new TableReport(results, new Page(out, layout));
    report.jobs();
    new ServiceTable(results, report.page).write();
    report.failuresAndSummary();
  }

  /// Jobs without targets of their own are a line each, and stand together.
  private void jobs() throws IOException {
    List<TargetRecord> single = new ArrayList<>();
    for (JobResult job : results.jobs()) {
      if (single(job)) {
        results.targets(job).forEach(single::add);
      } else {
        singles(single);
        many(job);
      }
    }
    singles(single);
  }

  /// Whether it has one target, which is told by its job's name alone.
  static boolean single(JobResult job) {
    return job.node().job().targets().source() instanceof TargetSource.Single
        && job.headings().isEmpty()
        && job.totals().targets() == 1;
  }

  private void singles(List<TargetRecord> targets) throws IOException {
    if (!targets.isEmpty()) {
      page.block();
      Table.standard(List.copyOf(targets), false).write(page);
      targets.clear();
    }
  }

  private void many(JobResult job) throws IOException {
    page.block();
    int rows = job.shown().length;
    if (results.jobs().size() > 1 || job.totals().targets() == 0) {
      page.line(title(job, rows), Colour.BOLD);
    }
    if (rows > 0) {
      table(job).write(page);
    } else if (job.totals().targets() > 0) {
      page.line("no rows: `where` is true of no target", Colour.DIM);
    }
  }

  private Table table(JobResult job) {
    return job.headings().isEmpty()
        ? Table.standard(results.table(job), true)
        : Table.declared(results.table(job), job.headings());
  }

  private static String title(JobResult job, int rows) {
    String name = job.node().job().name().map(it -> ": " + Printable.line(it)).orElse("");
    return job.id() + name + " (" + size(job, rows) + ")";
  }

  private static String size(JobResult job, int rows) {
    long targets = job.totals().targets();
    if (targets == 0) {
      return job.verdict() == Verdict.SUCCEEDED ? "no targets" : job.verdict().word();
    }
    return (rows < targets ? rows + " of " : "") + Count.of(targets, "target");
  }

  private void failuresAndSummary() throws IOException {
    Failures failures = new Failures(results, page);
    Summary summary = new Summary(results, page);
    for (JobResult job : results.all()) {
      for (TargetRecord target : results.busy(job)) {
        failures.tell(target);
        summary.count(target);
      }
    }
    failures.end();
    summary.tell();
  }
}
