package dev.runner.report;

import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.Totals;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Writes a run as Markdown, as GitHub and GitLab show it: what became of it, what went wrong, and
/// a table for each job. It stays below the mebibyte that a step's summary may have: of very many
/// targets those that went wrong come first, and it says how many are left out.
final class MarkdownReport {
  private static final int MOST = 900 << 10;
  private static final int FAILURES = 50;

  private final Results results;
  private final Writer out;
  private int written;

  private MarkdownReport(Results results, Writer out) {
    this.results = results;
    this.out = out;
  }

  static void write(Results results, Writer out) throws IOException {
    new MarkdownReport(results, out).write();
  }

  private void write() throws IOException {
    line("## " + Markdown.text(results.plan()) + ": " + results.verdict().word());
    line("");
    totals(results.totals());
    failures();
    jobs();
  }

  /// Jobs without targets of their own stand together.
  private void jobs() throws IOException {
    List<TargetRecord> single = new ArrayList<>();
    for (JobResult job : results.jobs()) {
      if (TableReport.single(job)) {
        results.targets(job).forEach(single::add);
      } else {
        singles(single);
        table(job);
      }
    }
    singles(single);
  }

  private void singles(List<TargetRecord> targets) throws IOException {
    if (!targets.isEmpty()) {
      head(List.of("job", "outcome", "duration", "reason"));
      for (TargetRecord target : targets) {
        row(standard(target));
      }
      targets.clear();
    }
  }

  private void head(List<String> headings) throws IOException {
    line("");
    row(headings.stream().map(Markdown::text).toList());
    row(headings.stream().map(_ -> "---").toList());
  }

  private void totals(Totals totals) throws IOException {
    List<String> parts = new ArrayList<>();
    parts.add(Count.of(totals.targets(), "target"));
    part(totals.succeeded(), "succeeded", parts);
    part(totals.failed(), "failed", parts);
    part(totals.skipped(), "skipped", parts);
    part(totals.cancelled(), "cancelled", parts);
    parts.add(Elapsed.of(results.duration()));
    line(String.join(" · ", parts));
  }

  private static void part(long number, String what, List<String> parts) {
    if (number > 0) {
      parts.add(number + " " + what);
    }
  }

  private void failures() throws IOException {
    long more = 0;
    int told = 0;
    for (JobResult job : results.all()) {
      for (TargetRecord target : results.busy(job)) {
        if (!target.wrong()) {
          continue;
        }
        if (told == FAILURES || written > MOST / 2) {
          more++;
        } else {
          told++;
          failure(target);
        }
      }
    }
    if (more > 0) {
      line("");
      line("... and " + Count.of(more, "more unsuccessful target") + ".");
    }
  }

  private void failure(TargetRecord target) throws IOException {
    String id = target.job().id() + "/" + target.key();
    List<TaskRecord> wrong = target.tasks().stream().filter(TaskRecord::wrong).toList();
    if (wrong.isEmpty()) {
      block(id, target.outcome(), List.of());
    }
    for (TaskRecord task : wrong) {
      block(
          id + "/" + task.step().id(),
          task.outcome(),
          LastLines.of(task, results.printed(task), false));
    }
  }

  private void block(String id, Outcome outcome, List<String> lines) throws IOException {
    line("");
    line("- **" + Markdown.text(id) + "**: " + Markdown.text(reason(outcome)));
    if (!lines.isEmpty()) {
      String fence = Markdown.fence(lines);
      line("");
      line("  " + fence + "text");
      for (String line : lines) {
        line("  " + line);
      }
      line("  " + fence);
    }
  }

  private static String reason(Outcome outcome) {
    return outcome.why().map(Reason::text).orElse(outcome.word());
  }

  private void table(JobResult job) throws IOException {
    int rows = job.shown().length;
    if (rows == 0) {
      return;
    }
    line("");
    line("### " + title(job));
    head(
        job.headings().isEmpty()
            ? List.of("target", "outcome", "duration", "reason")
            : job.headings());
    int left = 0;
    for (TargetRecord target : results.table(job)) {
      if (written > MOST) {
        left++;
      } else {
        row(cells(job, target));
      }
    }
    if (left > 0) {
      line("");
      line(Count.of(left, "more row") + " left out.");
    }
  }

  private static String title(JobResult job) {
    String name = job.node().job().name().map(it -> ": " + Markdown.text(it)).orElse("");
    return Markdown.text(job.id()) + name;
  }

  private static List<String> cells(JobResult job, TargetRecord target) {
    return job.headings().isEmpty()
        ? standard(target)
        : target.columns().stream().map(CsvLine::text).map(Markdown::text).toList();
  }

  private static List<String> standard(TargetRecord target) {
    String took = target.started() ? Elapsed.of(target.duration()) : "";
    return Stream.of(target.key(), target.outcome().word(), took, target.why())
        .map(Markdown::text)
        .toList();
  }

  private void row(List<String> cells) throws IOException {
    line("| " + String.join(" | ", cells) + " |");
  }

  private void line(String line) throws IOException {
    out.write(line);
    out.write('\n');
    written += line.length() + 1;
  }
}
