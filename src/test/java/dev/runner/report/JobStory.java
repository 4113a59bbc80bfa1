package dev.runner.report;

import dev.runner.expr.Expression;
import dev.runner.plan.Command;
import dev.runner.plan.Control;
import dev.runner.plan.EnvInheritance;
import dev.runner.plan.Job;
import dev.runner.plan.Need;
import dev.runner.plan.OnInterrupt;
import dev.runner.plan.ReportSpec;
import dev.runner.plan.Restart;
import dev.runner.plan.Retry;
import dev.runner.plan.RowsFile;
import dev.runner.plan.Service;
import dev.runner.plan.Step;
import dev.runner.plan.StepLimits;
import dev.runner.plan.TargetSource;
import dev.runner.plan.Targets;
import dev.runner.plan.Throttled;
import dev.runner.plan.Total;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.text.Span;
import dev.runner.text.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A job that a test makes up.
final class JobStory {
  private static final Span NOWHERE = new Source("plan.yaml", "").span(0, 0);

  private final String id;
  private final List<Step> steps = new ArrayList<>();
  private final List<Need> needs = new ArrayList<>();
  private final Map<String, Expression> columns = new LinkedHashMap<>();
  private final List<Expression> sort = new ArrayList<>();
  private Optional<String> name = Optional.empty();
  private Optional<Expression> where = Optional.empty();
  private Optional<String> groupBy = Optional.empty();
  private final Map<String, Total> totals = new LinkedHashMap<>();
  private Optional<RowsFile> rows = Optional.empty();
  private boolean reverse;
  private boolean single;

  private JobStory(String id) {
    this.id = id;
  }

  /// A job over targets with the step `step-1`, unless it is given others.
  static JobStory of(String id) {
    return new JobStory(id);
  }

  /// A job without targets of its own.
  static JobStory single(String id) {
    JobStory job = new JobStory(id);
    job.single = true;
    return job;
  }

  JobStory called(String title) {
    name = Optional.of(title);
    return this;
  }

  JobStory needs(String job) {
    needs.add(new Need(job, Need.Condition.SUCCEEDED, NOWHERE));
    return this;
  }

  JobStory step(String step) {
    return step(step, 0);
  }

  JobStory service(String step) {
    step(step);
    steps.add(
        steps
            .removeLast()
            .as(
                new Service(
                    Optional.empty(),
                    Restart.of(Restart.Policy.ALWAYS),
                    Service.StopSignal.TERM,
                    Step.GRACE,
                    Optional.empty())));
    return this;
  }

  JobStory step(String step, int retries) {
    steps.add(
        new Step(
            step,
            Optional.empty(),
            NOWHERE,
            List.of(),
            Optional.empty(),
            new Command.Exec(List.of()),
            Optional.empty(),
            Map.of(),
            EnvInheritance.ALL,
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            Step.GRACE,
            Retry.times(retries),
            OnInterrupt.RERUN,
            Throttled.DEFAULT,
            Optional.empty(),
            StepLimits.NONE,
            Set.of(0),
            false,
            Map.of(),
            Map.of()));
    return this;
  }

  JobStory column(String heading, String expression) {
    columns.put(heading, parsed(expression));
    return this;
  }

  JobStory sort(String expression) {
    sort.add(parsed(expression));
    return this;
  }

  JobStory reverse() {
    reverse = true;
    return this;
  }

  /// With its rows in a file, whose name tells their format.
  JobStory rows(Path file) {
    RowsFile.Format format =
        file.toString().endsWith(".csv") ? RowsFile.Format.CSV : RowsFile.Format.JSONL;
    rows = Optional.of(new RowsFile(file, format, NOWHERE));
    return this;
  }

  JobStory groupBy(String heading) {
    groupBy = Optional.of(heading);
    return this;
  }

  JobStory total(String heading, Total total) {
    totals.put(heading, total);
    return this;
  }

  JobStory where(String expression) {
    where = Optional.of(parsed(expression));
    return this;
  }

  private static Expression parsed(String expression) {
    Source source = new Source("plan.yaml", expression);
    Text text = Text.verbatim(expression, source.span(0, expression.length()));
    return Expression.parse(text, new Problems()).orElseThrow();
  }

  Job job() {
    Targets list =
        new Targets(
            new TargetSource.Listed(List.of()),
            Optional.empty(),
            Optional.empty(),
            Targets.OnEmpty.SUCCEED,
            Optional.empty(),
            NOWHERE);
    return new Job(
        id,
        name,
        NOWHERE,
        needs,
        Optional.empty(),
        List.of(),
        single ? Targets.single(NOWHERE) : list,
        Map.of(),
        Control.NONE,
        Optional.empty(),
        steps.isEmpty() ? step("step-1").steps : steps,
        List.of(),
        new ReportSpec(columns, sort, reverse, where, groupBy, totals, rows),
        Optional.empty());
  }
}
