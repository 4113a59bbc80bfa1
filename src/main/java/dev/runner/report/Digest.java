package dev.runner.report;

import dev.runner.report.Paint.Colour;
import dev.runner.text.Printable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/// What is worth knowing of a run that is over: what did not succeed, what took longest, and the
/// sum of it.
public final class Digest {
  private static final int MOST = 5;
  private static final int FEW = 5;

  private final Results results;
  private final Page page;
  private final PriorityQueue<Timed> slowest = new PriorityQueue<>(Timed::fastestFirst);
  private int timed;

  /// How long a task took.
  private record Timed(String task, Duration took) {
    static int fastestFirst(Timed one, Timed other) {
      return one.took.compareTo(other.took);
    }
  }

  private Digest(Results results, Page page) {
    this.results = results;
    this.page = page;
  }

  /// Writes and flushes, and leaves `out` open.
  ///
  /// @param head lines that come before all else
  public static void write(Results results, List<String> head, Layout layout, OutputStream out)
      throws IOException {
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 14);
    new Digest(results, new Page(writer, layout)).write(head);
    writer.flush();
  }

  /// Writes what fits a screen, for mail: what did not succeed, and the sum.
  ///
  /// @param head lines that come before all else
  public static void writeShort(Results results, List<String> head, Layout layout, OutputStream out)
      throws IOException {
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 14);
    Page page = new Page(writer, layout);
    Digest digest = new Digest(results, page);
    digest.head(head);
    digest.failures(new Failures(results, page, FEW));
    writer.flush();
  }

  private void write(List<String> head) throws IOException {
    head(head);
    Failures failures = new Failures(results, page);
    Summary summary = new Summary(results, page);
    for (JobResult job : results.all()) {
      for (TargetRecord target : results.busy(job)) {
        failures.tell(target);
        summary.count(target);
        target.tasks().forEach(it -> time(target, it));
      }
    }
    failures.end();
    slowest();
    summary.tell();
  }

  private void head(List<String> head) throws IOException {
    page.block();
    for (String line : head) {
      page.line(line);
    }
  }

  private void failures(Failures failures) throws IOException {
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

  private void time(TargetRecord target, TaskRecord task) {
    if (task.attempts() > 0 && !task.service()) {
      timed++;
      String id = target.job().id() + "/" + target.key() + "/" + task.step().id();
      slowest.add(new Timed(id, task.duration()));
      if (slowest.size() > MOST) {
        slowest.remove();
      }
    }
  }

  /// Of a few tasks nobody asks which are the slowest.
  private void slowest() throws IOException {
    if (timed <= 1) {
      return;
    }
    page.block();
    page.line("slowest tasks", Colour.DIM);
    List<Timed> sorted =
        slowest.stream().sorted(Collections.reverseOrder(Timed::fastestFirst)).toList();
    for (Timed task : sorted) {
      String took = Elapsed.of(task.took());
      String margin = " ".repeat(Math.max(0, 8 - took.length()));
      page.line(margin + took + "  " + Printable.line(task.task()), Colour.NONE);
    }
  }
}
