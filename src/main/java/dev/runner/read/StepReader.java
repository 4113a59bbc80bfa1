package dev.runner.read;

import dev.runner.expr.Scope;
import dev.runner.expr.Template;
import dev.runner.expr.Type;
import dev.runner.plan.Command;
import dev.runner.plan.Command.Shell;
import dev.runner.plan.EnvInheritance;
import dev.runner.plan.Http;
import dev.runner.plan.OnInterrupt;
import dev.runner.plan.Retry;
import dev.runner.plan.Step;
import dev.runner.plan.StepLimits;
import dev.runner.plan.Throttled;
import dev.runner.plan.Until;
import dev.runner.yaml.Node;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads one step, with what it takes over from its job and `defaults`.
final class StepReader {
  private static final Type ANSWERED =
      Type.closed(
          new TreeMap<>(
              Map.of(
                  "status", Type.ANY, "headers", new Type.Obj(Map.of(), Optional.of(Type.STR)))));
  private static final Shell SH = new Shell.Sh();

  /// A step, as far as it has a command, and what `steps.ID` is for others.
  record Read(Optional<Step> step, Type type) {}

  private final Settings settings;
  private final Expressions expressions;
  private final Scope scope;
  private final Surroundings surroundings;
  private final Map<String, Type> outputs = new LinkedHashMap<>();

  StepReader(Settings settings, Scope scope, Surroundings surroundings) {
    this.settings = settings;
    this.expressions = new Expressions(settings.problems());
    this.scope = scope;
    this.surroundings = surroundings;
  }

  Read read(Outline outline) {
    Fields fields = outline.fields();
    boolean asks = fields.hasAny(Set.of("http", "url"));
    ServiceReader services = new ServiceReader(settings, scope, surroundings.inherited().http());
    boolean background = services.asked(fields);
    Optional<Command> request =
        new RequestReader(settings, scope)
            .read(fields, surroundings.inherited().http())
            .map(Command.Request::new);
    boolean http = fields.hasAny(Set.of("http"));
    CommandReader commands = new CommandReader(settings, scope);
    Inherited own =
        new InheritedReader(settings, surroundings.files())
            .step(fields, commands.shell(fields))
            .over(background ? surroundings.inherited().lasting() : surroundings.inherited());
    own.env().values().forEach(it -> it.check(scope.unseen(), settings.problems()));
    own.workingDir().ifPresent(it -> it.check(scope, settings.problems()));
    Optional<Command> command =
        commands.read(fields, own.shell().orElse(SH), asks).or(() -> request);
    misfits(fields, http);
    Scope ended = http ? EndScopes.answered(scope) : EndScopes.outputs(scope);
    Step plain = step(outline, own, command.orElseGet(() -> new Command.Exec(List.of())), ended);
    Step step = background ? plain.as(services.read(fields, plain)) : plain;
    fields.end();
    return new Read(command.map(_ -> step), type(http));
  }

  private void misfits(Fields fields, boolean http) {
    Misfits misfits = new Misfits(settings.problems());
    boolean command = fields.hasAny(Set.of("exec", "run"));
    if (http && !command) {
      misfits.ofRequest(fields);
    } else if (command && !http) {
      misfits.ofCommand(fields);
    }
  }

  private Step step(Outline outline, Inherited own, Command command, Scope ended) {
    Fields fields = outline.fields();
    return new Step(
        outline.id(),
        fields.take("name", it -> expressions.template(it, scope)),
        outline.span(),
        outline.needs(),
        fields.take("if", it -> expressions.condition(it, scope)),
        command,
        Optional.empty(),
        surroundings.budget().spend(own.env(), outline.span()),
        own.inheritEnv().orElse(EnvInheritance.ALL),
        own.workingDir(),
        fields.take("stdin", it -> expressions.template(it, scope.unseen())),
        own.mergeStderr().orElse(false),
        own.timeout().or(() -> usual(command)),
        fields.take("deadline", settings::duration),
        own.grace().orElse(Step.GRACE),
        own.retry().orElse(Retry.NONE),
        own.onInterrupt().orElse(OnInterrupt.RERUN),
        own.throttled().orElse(Throttled.DEFAULT),
        until(fields, ended),
        limits(fields),
        fields.take("success_exit_codes", new ExitCodes(settings)::read).orElse(Set.of(0)),
        fields.take("continue_on_error", settings::flag).orElse(false),
        fields.take("outputs", it -> outputs(it, ended)).orElse(Map.of()),
        origins(own));
  }

  private static Map<String, String> origins(Inherited own) {
    Map<String, String> others = new LinkedHashMap<>(own.origins());
    others.values().removeIf(Inherited.OWN::equals);
    return others;
  }

  private static Optional<Duration> usual(Command command) {
    return command instanceof Command.Request ? Optional.of(Http.TIMEOUT) : Optional.empty();
  }

  private Optional<Until> until(Fields fields, Scope ended) {
    Optional<Duration> interval = fields.take("interval", settings::duration);
    if (!fields.hasAny(Set.of("until"))) {
      fields.refuse(
          "interval",
          "`interval` is the time between attempts of `until`",
          "add `until`, or leave it out");
    }
    return fields
        .take("until", it -> expressions.condition(it, ended))
        .map(it -> new Until(it, interval.orElse(Until.INTERVAL)));
  }

  private StepLimits limits(Fields fields) {
    List<String> named =
        fields
            .take("limit", new LimitReader(settings, surroundings.limits().known())::read)
            .orElse(List.of());
    return new StepLimits(
        fields.take("rate_limit", it -> new RateReader(settings).read(it, scope)),
        surroundings.limits().and(named));
  }

  private Optional<Map<String, Template>> outputs(Node node, Scope ended) {
    return settings
        .shapes()
        .mapping(node, "a mapping such as `{branch: \"${{ trim(stdout) }}\"}`")
        .map(it -> outputs(it, ended));
  }

  private Map<String, Template> outputs(Node.Mapping mapping, Scope ended) {
    Map<String, Template> templates = new LinkedHashMap<>();
    for (Node.Entry entry : mapping.entries()) {
      String name = entry.key().value();
      Identifiers.check(entry.key(), "an output's name", settings.problems());
      Optional<Template> template = expressions.template(entry.value());
      template.ifPresent(it -> templates.put(name, it));
      outputs.put(
          name, template.map(it -> it.checkValue(ended, settings.problems())).orElse(Type.ANY));
    }
    return templates;
  }

  private Type type(boolean http) {
    Map<String, Type> fields = new LinkedHashMap<>();
    fields.put("outcome", Type.STR);
    fields.put("exit_code", Type.ANY);
    if (http) {
      fields.put("response", ANSWERED);
    }
    fields.put("attempts", Type.NUM);
    fields.put("outputs", Type.closed(outputs));
    return Type.closed(fields);
  }
}
