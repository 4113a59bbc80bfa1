package dev.runner.read;

import dev.runner.expr.Scope;
import dev.runner.expr.Type;
import dev.runner.plan.Job;
import dev.runner.plan.Need;
import dev.runner.plan.ReportSpec;
import dev.runner.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads one job.
final class JobReader {
  private static final Type NO_STEPS = Type.closed(Map.of());
  private static final String JOB = "a job: a mapping with `steps`";
  private final Settings settings;
  private final Expressions expressions;
  private final Scopes scopes;
  private final ControlReader controls;
  private final Inherited defaults;
  private final EnvFiles files;
  private final EnvBudget budget;
  private final Set<String> limits;

  JobReader(
      Settings settings,
      Scopes scopes,
      ControlReader controls,
      Inherited defaults,
      EnvFiles files,
      Set<String> limits) {
    this.settings = settings;
    this.expressions = new Expressions(settings.problems());
    this.scopes = scopes;
    this.controls = controls;
    this.defaults = defaults;
    this.files = files;
    this.limits = limits;
    this.budget = new EnvBudget(settings.problems());
  }

  /// @param jobs the ids of all jobs of the plan
  Optional<Job> read(Node.Entry entry, Set<String> jobs) {
    Identifiers.check(entry.key(), "a job's id", settings.problems());
    return settings.shapes().mapping(entry.value(), JOB).map(it -> job(entry.key(), it, jobs));
  }

  private Job job(Node.Scalar id, Node.Mapping mapping, Set<String> jobs) {
    Fields fields = new Fields(mapping, "a job", id.span(), settings.problems());
    List<Need> needs =
        fields.take("needs", new NeedsReader(settings, jobs)::read).orElse(List.of());
    TargetsReader.Found targets = targets(fields);
    Job job = job(id, fields, needs, targets);
    fields.end();
    return job;
  }

  private Job job(Node.Scalar id, Fields fields, List<Need> needs, TargetsReader.Found targets) {
    Scope scope = scopes.job(NeedsReader.type(needs));
    StepsReader steps = steps(fields, needs, targets.target());
    fields.take("description", settings::text);
    return new Job(
        id.value(),
        fields.take("name", settings::text),
        id.span(),
        needs,
        fields.take("if", it -> expressions.condition(it, scope)),
        fields.take("require", new RequirementReader(settings, scope)::read).orElse(List.of()),
        targets.targets(),
        controls.read(fields, scopes.step(NeedsReader.type(needs), targets.target(), NO_STEPS)),
        fields.need("steps", "what is done to each target", steps::steps).orElse(List.of()),
        fields.take("finally", steps::finallySteps).orElse(List.of()),
        fields
            .take("report", it -> report(it, targets.target(), steps))
            .orElse(ReportSpec.STANDARD));
  }

  private TargetsReader.Found targets(Fields fields) {
    TargetsReader reader = new TargetsReader(settings, scopes, defaults.http());
    TargetsReader.Found single = TargetsReader.single(fields.span());
    boolean silent = !fields.hasAny(Set.of("targets"));
    return fields
        .take("targets", it -> reader.read(it, fields.spanOf("targets")))
        .orElse(silent ? single : new TargetsReader.Found(single.targets(), Type.ANY));
  }

  private StepsReader steps(Fields fields, List<Need> needs, Type target) {
    Inherited inherited = new InheritedReader(settings, files).job(fields).over(defaults);
    List<String> named =
        fields.take("limit", new LimitReader(settings, limits)::read).orElse(List.of());
    return new StepsReader(
        settings,
        new Surroundings(
            scopes,
            NeedsReader.type(needs),
            target,
            inherited,
            files,
            budget,
            new JobLimits(limits, named)));
  }

  private Optional<ReportSpec> report(Node node, Type target, StepsReader steps) {
    return new ReportReader(settings, scopes.report(target, steps.types()), files.places())
        .read(node);
  }
}
