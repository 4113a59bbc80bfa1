package dev.runner.report;

import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.Totals;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes a run as the XML that servers of continuous integration read: a suite for each job, a
/// case for each task, or for a target of which no task was considered.
///
/// What it says is what the schemas of Surefire (3.0, for each suite) and of Jenkins' xUnit plugin
/// (junit-10) have in common. Attempts that failed before one succeeded, and failures that the plan
/// tolerates, are `flakyFailure`; those before one that failed are `rerunFailure`.
final class JunitReport {
  private final Results results;
  private final Xml xml;

  /// How many cases ended in which way.
  private static final class Counts {
    long tests;
    long failures;
    long errors;
    long skipped;
    Duration time = Duration.ZERO;

    void add(Outcome outcome, boolean started, Duration took) {
      tests++;
      switch (kind(outcome, started)) {
        case FAILURE -> failures++;
        case ERROR -> errors++;
        case SKIPPED -> skipped++;
        case NONE -> {}
      }
      time = time.plus(took);
    }

    void add(Counts other) {
      tests += other.tests;
      failures += other.failures;
      errors += other.errors;
      skipped += other.skipped;
    }
  }

  /// What a case has to say of its outcome.
  private enum Kind {
    NONE,
    FAILURE,
    /// It was ended before its end.
    ERROR,
    SKIPPED
  }

  private JunitReport(Results results, Xml xml) {
    this.results = results;
    this.xml = xml;
  }

  static void write(Results results, Writer out) throws IOException {
    new JunitReport(results, new Xml(out)).write();
  }

  private static Kind kind(Outcome outcome, boolean started) {
    return switch (outcome) {
      case Outcome.Succeeded _ -> Kind.NONE;
      case Outcome.Failed(Reason _, boolean tolerated) -> tolerated ? Kind.NONE : Kind.FAILURE;
      case Outcome.Cancelled _ -> started ? Kind.ERROR : Kind.SKIPPED;
      case Outcome.Skipped _ -> Kind.SKIPPED;
    };
  }

  private void write() throws IOException {
    Counts all = new Counts();
    Map<JobResult, Counts> suites = new LinkedHashMap<>();
    for (JobResult job : results.all()) {
      Counts counts = counts(job);
      suites.put(job, counts);
      all.add(counts);
    }
    xml.element("testsuites").attribute("name", results.plan()).attribute("tests", all.tests);
    xml.attribute("failures", all.failures).attribute("errors", all.errors);
    xml.attribute("time", seconds(results.duration())).open();
    for (Map.Entry<JobResult, Counts> suite : suites.entrySet()) {
      suite(suite.getKey(), suite.getValue());
    }
    xml.close("testsuites");
  }

  private Counts counts(JobResult job) {
    Counts counts = new Counts();
    for (TargetRecord target : results.targets(job)) {
      if (target.tasks().isEmpty()) {
        counts.add(target.outcome(), false, target.duration());
      }
      for (TaskRecord task : target.tasks()) {
        counts.add(task.outcome(), task.attempts() > 0, task.duration());
      }
    }
    return counts;
  }

  private void suite(JobResult job, Counts counts) throws IOException {
    xml.element("testsuite").attribute("name", job.id()).attribute("time", seconds(counts.time));
    xml.attribute("tests", counts.tests).attribute("errors", counts.errors);
    xml.attribute("skipped", counts.skipped).attribute("failures", counts.failures).open();
    properties(job);
    for (TargetRecord target : results.targets(job)) {
      if (target.tasks().isEmpty()) {
        begin(job, target, "", target.duration()).open();
        without(target);
        xml.close("testcase");
      }
      for (TaskRecord task : target.tasks()) {
        task(job, target, task);
      }
    }
    xml.close("testsuite");
  }

  private void properties(JobResult job) throws IOException {
    Totals totals = job.totals();
    xml.element("properties").open();
    property("plan", results.plan());
    property("run", results.id());
    property("started", JsonReport.time(results.started()));
    property("outcome", job.verdict().word());
    property("targets", Long.toString(totals.targets()));
    xml.close("properties");
  }

  private void property(String name, String value) throws IOException {
    xml.element("property").attribute("name", name).attribute("value", value).empty();
  }

  private Xml begin(JobResult job, TargetRecord target, String step, Duration took)
      throws IOException {
    String name = step.isEmpty() ? target.key() : target.key() + " / " + step;
    return xml.element("testcase")
        .attribute("name", name)
        .attribute("classname", results.plan() + "." + job.id())
        .attribute("time", seconds(took));
  }

  private void without(TargetRecord target) throws IOException {
    switch (kind(target.outcome(), false)) {
      case FAILURE, ERROR -> failure("failure", target.outcome());
      case SKIPPED -> skipped(target.outcome());
      case NONE -> {}
    }
  }

  private void task(JobResult job, TargetRecord target, TaskRecord task) throws IOException {
    String step = job.node().steps().size() > 1 ? task.step().id() : "";
    begin(job, target, step, task.duration()).open();
    boolean started = task.attempts() > 0;
    Kind kind = kind(task.outcome(), started);
    if (kind == Kind.FAILURE) {
      failure("failure", task.outcome());
      failedTries(task, "rerunFailure");
    } else if (kind == Kind.NONE) {
      failedTries(task, "flakyFailure");
    }
    if (kind == Kind.SKIPPED) {
      skipped(task.outcome());
    } else if (kind == Kind.ERROR) {
      failure("error", task.outcome());
    }
    printed(task);
    xml.close("testcase");
  }

  private void failure(String element, Outcome outcome) throws IOException {
    xml.element(element)
        .attribute("message", reason(outcome))
        .attribute("type", type(outcome))
        .empty();
  }

  private void skipped(Outcome outcome) throws IOException {
    xml.element("skipped").attribute("message", outcome.word() + ": " + reason(outcome)).empty();
  }

  /// The attempts that failed, but for the last one of a task that did.
  private void failedTries(TaskRecord task, String element) throws IOException {
    List<AttemptRecord> tries = task.tries();
    boolean failed = element.equals("rerunFailure");
    int last = failed ? tries.size() - 1 : tries.size();
    for (AttemptRecord attempt : tries.subList(0, Math.max(0, last))) {
      if (attempt.outcome() instanceof Outcome.Failed) {
        xml.element(element)
            .attribute("message", reason(attempt.outcome()))
            .attribute("type", type(attempt.outcome()))
            .open();
        xml.element("stackTrace")
            .text(
                "stackTrace",
                "attempt "
                    + attempt.number()
                    + ", after "
                    + seconds(attempt.duration())
                    + " s: "
                    + reason(attempt.outcome()));
        xml.close(element);
      }
    }
  }

  private void printed(TaskRecord task) throws IOException {
    Printed printed = results.printed(task);
    stream("system-out", printed.stdout());
    stream("system-err", printed.stderr());
  }

  private void stream(String element, Tail tail) throws IOException {
    if (!tail.text().isEmpty()) {
      String cut = tail.truncated() ? "[...]\n" : "";
      xml.element(element).text(element, cut + tail.text());
    }
  }

  private static String reason(Outcome outcome) {
    return outcome.why().map(Reason::text).orElse("");
  }

  private static String type(Outcome outcome) {
    return outcome.why().map(Reason::kind).orElse("");
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%d.%03d", duration.toSeconds(), duration.toMillisPart());
  }
}
