package dev.runner.read;

import dev.runner.expr.Scope;
import dev.runner.expr.Type;
import dev.runner.plan.Closing;
import dev.runner.plan.Control;
import dev.runner.plan.Job;
import dev.runner.plan.Need;
import dev.runner.plan.ReportSpec;
import dev.runner.plan.Shape;
import dev.runner.text.Span;
import dev.runner.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads one job.
final class JobReader {
  private static final Type NO_STEPS = Type.closed(Map.of());
  private static final String JOB = "a job: a mapping with `steps`";
  private static final String OF_A_TARGET =
      "is not known here: each target gets the `vars` of its job for itself, when it runs";
  private static final String NOT_REPORTED =
      "is not known here: a report has no `vars` of a job; make it an output of a step";

  /// What a job says of itself before its steps.
  ///
  /// @param needed what `needs` is in it, before its targets are known
  /// @param eachNeeded what it is for one of its targets
  /// @param each where the `vars` of its targets are known
  private record Own(
      List<Need> needs,
      Type needed,
      Type eachNeeded,
      TargetsReader.Found targets,
      Map<String, Shape> vars,
      Scopes each) {}

  private final Settings settings;
  private final Expressions expressions;
  private final Scopes scopes;
  private final ControlReader controls;
  private final Inherited defaults;
  private final EnvFiles files;
  private final EnvBudget budget;
  private final Set<String> limits;
  private final ReportOverlay reports;

  JobReader(
      Settings settings,
      Scopes scopes,
      ControlReader controls,
      Inherited defaults,
      EnvFiles files,
      Set<String> limits,
      ReportOverlay reports) {
    this(
        settings,
        scopes,
        controls,
        defaults,
        files,
        limits,
        reports,
        new EnvBudget(settings.problems()));
  }

  private JobReader(
      Settings settings,
      Scopes scopes,
      ControlReader controls,
      Inherited defaults,
      EnvFiles files,
      Set<String> limits,
      ReportOverlay reports,
      EnvBudget budget) {
    this.settings = settings;
    this.expressions = new Expressions(settings.problems());
    this.scopes = scopes;
    this.controls = controls;
    this.defaults = defaults;
    this.files = files;
    this.limits = limits;
    this.reports = reports;
    this.budget = budget;
  }

  /// @param jobs all jobs of the plan by their ids
  Optional<Job> read(Node.Entry entry, Map<String, Peer> jobs) {
    Identifiers.check(entry.key(), "a job's id", settings.problems());
    return settings.shapes().mapping(entry.value(), JOB).map(it -> job(entry.key(), it, jobs));
  }

  /// Reads steps that the plan has for its end.
  ///
  /// @param key where they are declared
  /// @param run what is known of the run there
  Optional<Job> closing(Closing when, Node node, Span key, Map<String, Type> run) {
    TargetsReader.Found single = TargetsReader.single(key);
    StepsReader steps =
        new StepsReader(
            settings,
            new Surroundings(
                scopes.closing(run),
                NO_STEPS,
                single.target(),
                defaults,
                files,
                budget,
                new JobLimits(limits, List.of())));
    return steps
        .closingSteps(node, when)
        .map(
            it ->
                new Job(
                    when.word(),
                    Optional.empty(),
                    key,
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    single.targets(),
                    Map.of(),
                    Control.NONE,
                    Optional.empty(),
                    List.of(),
                    it,
                    ReportSpec.STANDARD,
                    Optional.of(when)));
  }

  private Job job(Node.Scalar id, Node.Mapping mapping, Map<String, Peer> jobs) {
    Fields fields = new Fields(mapping, "a job", id.span(), settings.problems());
    Peer self = Peer.of(mapping);
    List<Need> needs =
        fields.take("needs", new NeedsReader(settings, jobs, self)::read).orElse(List.of());
    Scopes around = scopes.because(NeedsReader.reasons(needs, jobs));
    JobReader within = within(around.hiding(self.vars(), OF_A_TARGET));
    Job job = within.job(id, fields, within.own(id, fields, needs, jobs, around));
    fields.end();
    return job;
  }

  /// Reads where other names are known.
  private JobReader within(Scopes others) {
    Settings some = new Settings(others.known(), settings.problems());
    return new JobReader(
        some, others, controls.with(some), defaults, files, limits, reports, budget);
  }

  /// @param around where the `vars` of the plan are not hidden by those of the job
  private Own own(
      Node.Scalar id, Fields fields, List<Need> needs, Map<String, Peer> jobs, Scopes around) {
    Type needed = NeedsReader.type(needs, jobs);
    Type eachNeeded = NeedsReader.each(needs, jobs);
    TargetsReader.Found targets =
        targets(fields, new FailedOfReader(settings, id.value(), jobs.keySet()), needed);
    JobVarsReader reader =
        new JobVarsReader(around, eachNeeded, targets.target(), settings.problems());
    Map<String, Shape> vars = fields.take("vars", reader::read).orElse(Map.of());
    Scopes each = around.forTargets(reader.types(), Set.of());
    return new Own(needs, needed, eachNeeded, targets, vars, each);
  }

  private Job job(Node.Scalar id, Fields fields, Own own) {
    Scope scope = scopes.job(own.needed());
    Type target = own.targets().target();
    StepsReader steps = steps(fields, own);
    fields.take("description", settings::text);
    return new Job(
        id.value(),
        fields.take("name", settings::text),
        id.span(),
        own.needs(),
        fields.take("if", it -> expressions.condition(it, scope)),
        fields.take("require", new RequirementReader(settings, scope)::read).orElse(List.of()),
        own.targets().targets(),
        own.vars(),
        controls.job(fields, own.each().step(own.eachNeeded(), target, NO_STEPS)),
        fields.take("watch", new WatchReader(settings, scopes.rows(target))::read),
        fields.need("steps", "what is done to each target", steps::steps).orElse(List.of()),
        fields.take("finally", steps::finallySteps).orElse(List.of()),
        report(fields, id.value(), own, steps),
        Optional.empty());
  }

  private TargetsReader.Found targets(Fields fields, FailedOfReader failures, Type needed) {
    SourceReader sources =
        new SourceReader(
            settings, defaults.http(), failures, new FromReader(settings, scopes.source(needed)));
    TargetsReader reader = new TargetsReader(settings, scopes, sources);
    TargetsReader.Found single = TargetsReader.single(fields.span());
    boolean silent = !fields.hasAny(Set.of("targets"));
    return fields
        .take("targets", it -> reader.read(it, fields.spanOf("targets")))
        .orElse(silent ? single : new TargetsReader.Found(single.targets(), Type.ANY));
  }

  private StepsReader steps(Fields fields, Own own) {
    Inherited inherited = new InheritedReader(settings, files).job(fields).over(defaults);
    List<String> named =
        fields.take("limit", new LimitReader(settings, limits)::read).orElse(List.of());
    return new StepsReader(
        settings,
        new Surroundings(
            own.each(),
            own.eachNeeded(),
            own.targets().target(),
            inherited,
            files,
            budget,
            new JobLimits(limits, named)));
  }

  private ReportSpec report(Fields fields, String job, Own own, StepsReader steps) {
    Scope scope =
        scopes
            .hiding(own.vars().keySet(), NOT_REPORTED)
            .report(own.targets().target(), steps.types());
    ReportReader reader = new ReportReader(settings, scope, files.places());
    ReportSpec said = fields.take("report", reader::read).orElse(ReportSpec.STANDARD);
    return reports.over(said, job, reports.open() ? scopes.report(Type.ANY, Type.ANY) : scope);
  }
}
