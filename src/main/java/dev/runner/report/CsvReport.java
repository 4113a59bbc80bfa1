package dev.runner.report;

import dev.runner.event.Reason;
import dev.runner.text.Printable;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Writes all targets as one table of comma-separated values (RFC 4180): what every target has,
/// then every column that some job declares.
final class CsvReport {
  private static final List<String> STANDARD =
      List.of("job", "target", "outcome", "reason", "attempts", "duration_ms");

  private final Results results;
  private final boolean terminal;
  private final Writer out;

  private CsvReport(Results results, boolean terminal, Writer out) {
    this.results = results;
    this.terminal = terminal;
    this.out = out;
  }

  static void write(Results results, Layout layout, Writer out) throws IOException {
    new CsvReport(results, layout.columns().isPresent(), out).write();
  }

  private void write() throws IOException {
    Set<String> union = new LinkedHashSet<>();
    results.jobs().forEach(job -> union.addAll(job.headings()));
    List<String> declared = List.copyOf(union);
    List<String> header = new ArrayList<>(STANDARD);
    declared.forEach(name -> header.add(STANDARD.contains(name) ? "columns." + name : name));
    record(header);
    for (JobResult job : results.jobs()) {
      for (TargetRecord target : results.table(job)) {
        record(fields(job, target, declared));
      }
    }
  }

  private static List<String> fields(JobResult job, TargetRecord target, List<String> declared) {
    List<String> fields = new ArrayList<>();
    fields.add(job.id());
    fields.add(CsvLine.harmless(target.key()));
    fields.add(target.outcome().word());
    fields.add(CsvLine.harmless(target.outcome().why().map(Reason::text).orElse("")));
    fields.add(Integer.toString(target.attempts()));
    fields.add(Long.toString(target.duration().toMillis()));
    for (String name : declared) {
      int column = job.headings().indexOf(name);
      fields.add(column < 0 ? "" : CsvLine.harmless(CsvLine.text(target.columns().get(column))));
    }
    return fields;
  }

  private void record(List<String> fields) throws IOException {
    out.write(CsvLine.of(terminal ? fields.stream().map(Printable::line).toList() : fields));
  }
}
