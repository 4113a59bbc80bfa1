package dev.runner.read;

import dev.runner.expr.Scope;
import dev.runner.expr.Template;
import dev.runner.expr.Type;
import dev.runner.plan.Command;
import dev.runner.plan.Command.Shell;
import dev.runner.plan.EnvInheritance;
import dev.runner.plan.Retry;
import dev.runner.plan.Step;
import dev.runner.yaml.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads one step, with what it takes over from its job and `defaults`.
final class StepReader {
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
    CommandReader commands = new CommandReader(settings, scope);
    Inherited own =
        new InheritedReader(settings, surroundings.files())
            .step(fields, commands.shell(fields))
            .over(surroundings.inherited());
    own.env().values().forEach(it -> it.check(scope, settings.problems()));
    own.workingDir().ifPresent(it -> it.check(scope, settings.problems()));
    Optional<Command> command = commands.read(fields, own.shell().orElse(SH));
    Step step = step(outline, own, command.orElseGet(() -> new Command.Exec(List.of())));
    fields.end();
    return new Read(command.map(_ -> step), type());
  }

  private Step step(Outline outline, Inherited own, Command command) {
    Fields fields = outline.fields();
    return new Step(
        outline.id(),
        fields.take("name", it -> expressions.template(it, scope)),
        outline.span(),
        outline.needs(),
        fields.take("if", it -> expressions.condition(it, scope)),
        command,
        surroundings.budget().spend(own.env(), outline.span()),
        own.inheritEnv().orElse(EnvInheritance.ALL),
        own.workingDir(),
        fields.take("stdin", it -> expressions.template(it, scope)),
        own.mergeStderr().orElse(false),
        own.timeout(),
        fields.take("deadline", settings::duration),
        own.grace().orElse(Step.GRACE),
        own.retry().orElse(Retry.NONE),
        fields.take("rate_limit", new RateReader(settings)::read),
        fields.take("success_exit_codes", new ExitCodes(settings)::read).orElse(Set.of(0)),
        fields.take("continue_on_error", settings::flag).orElse(false),
        fields.take("outputs", this::outputs).orElse(Map.of()));
  }

  private Optional<Map<String, Template>> outputs(Node node) {
    return settings
        .shapes()
        .mapping(node, "a mapping such as `{branch: \"${{ trim(stdout) }}\"}`")
        .map(this::outputs);
  }

  private Map<String, Template> outputs(Node.Mapping mapping) {
    Map<String, Template> templates = new LinkedHashMap<>();
    Scope ended = Scopes.outputs(scope);
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

  private Type type() {
    Map<String, Type> fields = new LinkedHashMap<>();
    fields.put("outcome", Type.STR);
    fields.put("exit_code", Type.ANY);
    fields.put("attempts", Type.NUM);
    fields.put("outputs", Type.closed(outputs));
    return Type.closed(fields);
  }
}
