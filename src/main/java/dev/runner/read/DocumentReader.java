package dev.runner.read;

import dev.runner.expr.Template;
import dev.runner.expr.Value;
import dev.runner.mask.Mask;
import dev.runner.plan.Included;
import dev.runner.plan.Job;
import dev.runner.plan.Limiter;
import dev.runner.plan.Origins;
import dev.runner.plan.Overlap;
import dev.runner.plan.Plan;
import dev.runner.plan.Secret;
import dev.runner.plan.StreamMode;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.text.Span;
import dev.runner.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the outermost mapping of a plan: first what expressions may use, then all else.
final class DocumentReader {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
  private final Fields fields;
  private final Source source;
  private final Given given;
  private final Problems problems;
  private final EnvFiles files;
  private final ReportOverlay reports;
  private final List<Included> included;

  /// @param whole the plan with what it includes
  DocumentReader(Inclusion.Whole whole, Source source, Given given, Problems problems) {
    Node.Mapping mapping = whole.plan();
    Span start = source.span(mapping.span().start(), mapping.span().start());
    this.fields = new Fields(mapping, "a plan", start, problems);
    this.included = whole.files();
    this.source = source;
    this.given = given;
    this.problems = problems;
    this.files = new EnvFiles(source, given, problems);
    this.reports = new ReportOverlay(given.report());
  }

  Reading read() {
    fields.take(Inclusion.INCLUDE);
    Scopes bare = Scopes.of(given.environment());
    Params params =
        new ParamsReader(new Settings(bare.known(), problems), given).read(fields.take("params"));
    VarsReader vars = new VarsReader(bare.withParams(params), problems);
    Optional<Node> constants = fields.take("vars");
    Scopes open = vars.read(constants);
    Origins origins = new Origins(params.origins(), VarOrigins.of(constants, params.origins()));
    Settings settings = new Settings(open.known(), problems);
    Map<String, Optional<Secret>> secrets =
        fields.take("secrets", new SecretsReader(settings, files.places())::read).orElse(Map.of());
    Scopes constant = open.withSecrets(secrets.keySet());
    PlanEnv own = PlanEnv.of(new InheritedReader(settings, files).env(fields), constant, problems);
    Scopes scopes = files.complete() ? own.scopes() : own.scopes().withUnknownEnv();
    Plan draft = plan(scopes, params.values(), origins, vars.values(), secrets, own.templates());
    fields.end();
    draft.instance().ifPresent(it -> open(draft, it, fields.spanOf("instance")));
    draft.jobs().forEach(job -> job.name().ifPresent(it -> open(draft, it, job.span())));
    List<String> usage = new ArrayList<>(params.usage());
    usage.addAll(reports.complaints());
    return new Reading(draft, shown(draft), usage, params.missing(), files.unreadable());
  }

  /// The problems without secret params, which messages may quote.
  private Problems shown(Plan plan) {
    List<String> secret = plan.secretTexts().stream().filter(it -> !Mask.tooShort(it)).toList();
    return secret.isEmpty() ? problems : problems.in(Mask.of(secret)::message);
  }

  /// A name must hold no secret param: it is shown, and stands in what is kept.
  private void open(Plan plan, String name, Span span) {
    if (plan.secretTexts().stream().anyMatch(name::contains)) {
      problems.error(span, "this name holds a secret param, and names are shown", "leave it out");
    }
  }

  private Plan plan(
      Scopes scopes,
      Map<String, Value> params,
      Origins origins,
      Map<String, Value> vars,
      Map<String, Optional<Secret>> secrets,
      Map<String, Template> env) {
    Settings settings = new Settings(scopes.known(), problems);
    ControlReader controls =
        new ControlReader(settings, Runtime.getRuntime().availableProcessors());
    Map<String, Limiter> limits =
        fields.take("limits", new LimitsReader(settings, scopes.anyStep())::read).orElse(Map.of());
    JobReader reader = jobReader(settings, scopes, controls, env, limits.keySet());
    List<Job> jobs =
        fields
            .need("jobs", "what is done, by ids", new JobsReader(settings, reader)::read)
            .orElse(List.of());
    fields.need("version", "write `version: 1`", it -> version(it, problems));
    return new Plan(
        source,
        included,
        fields.need("name", "such as `name: repo-status`", it -> name(it, settings)).orElse(""),
        fields.take("description", settings::text),
        params,
        origins,
        vars,
        secrets.values().stream().flatMap(Optional::stream).toList(),
        env,
        controls.plan(fields, scopes.anyStep()),
        limits,
        fields.take("stream", it -> settings.choice(it, Texts.words(StreamMode.values()))),
        fields.take("overlap", new OverlapReader(settings)::read).orElse(Overlap.USUAL),
        fields.take("instance", settings::text).filter(it -> !it.isEmpty()),
        jobs,
        new ClosingReader(settings, fields).read(reader, jobs),
        fields.take("retain", new RetainReader(settings)::read),
        given.folder());
  }

  private JobReader jobReader(
      Settings settings,
      Scopes scopes,
      ControlReader controls,
      Map<String, Template> env,
      Set<String> limits) {
    Inherited plan =
        Inherited.ofPlan(env, fields.take("inherit_env", new InheritEnvReader(settings)::read));
    Inherited defaults =
        fields
            .take(
                "defaults",
                it -> new InheritedReader(settings, files).defaults(it, fields.spanOf("defaults")))
            .orElse(Inherited.NOTHING);
    return new JobReader(settings, scopes, controls, defaults.over(plan), files, limits, reports);
  }

  /// The version of the plan language.
  static Optional<Integer> version(Node node, Problems problems) {
    boolean one =
        node instanceof Node.Scalar scalar
            && scalar.kind() == Node.Kind.INTEGER
            && scalar.value().equals("1");
    return one
        ? Optional.of(1)
        : new Shapes(problems).wrong(node, "version 1 of the plan language", "write `version: 1`");
  }

  private Optional<String> name(Node node, Settings settings) {
    return settings.text(node).filter(it -> NAME.matcher(it).matches() || misnamed(node, it));
  }

  private boolean misnamed(Node node, String name) {
    String hint =
        "write small letters, digits, `.`, `_` and `-`, at most 100 in all; begin with a letter or a digit";
    problems.error(node.span(), Shapes.quoted(name) + " can't be the name of a plan", hint);
    return false;
  }
}
