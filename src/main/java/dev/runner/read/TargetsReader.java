package dev.runner.read;

import dev.runner.expr.Template;
import dev.runner.expr.Type;
import dev.runner.plan.TargetSource;
import dev.runner.plan.Targets;
import dev.runner.text.Span;
import dev.runner.yaml.Node;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads `targets`: a list, or a source with what must hold of its rows.
final class TargetsReader {
  private static final String TARGETS =
      "a list of targets, or a mapping with a source such as `{glob: \"*.csv\"}`";

  /// Targets, and what `target` is for each.
  record Found(Targets targets, Type target) {}

  private final Settings settings;
  private final Scopes scopes;
  private final Expressions expressions;
  private final SourceReader sources;

  TargetsReader(Settings settings, Scopes scopes, SourceReader sources) {
    this.sources = sources;
    this.settings = settings;
    this.scopes = scopes;
    this.expressions = new Expressions(settings.problems());
  }

  /// The one target of a job without `targets`.
  static Found single(Span job) {
    return new Found(Targets.single(job), Type.closed(Map.of("key", Type.STR)));
  }

  /// @param key where `targets` is written
  Optional<Found> read(Node node, Span key) {
    return switch (node) {
      case Node.Sequence list -> new ListReader(settings).read(list).map(it -> plain(it, key));
      case Node.Mapping mapping -> mapping(mapping, key);
      case Node.Scalar scalar ->
          settings.shapes().wrong(scalar, TARGETS, "write `[" + scalar.value() + "]`");
    };
  }

  private Found plain(Rows rows, Span span) {
    Targets targets =
        new Targets(
            rows.source(),
            Optional.empty(),
            Optional.empty(),
            Targets.OnEmpty.WARN,
            Optional.empty(),
            span);
    return found(targets, rows.target());
  }

  private Optional<Found> mapping(Node.Mapping mapping, Span span) {
    Fields fields = new Fields(mapping, "`targets`", span, settings.problems());
    Optional<Rows> rows = sources.read(fields);
    Type target = rows.map(Rows::target).orElse(Type.ANY);
    Targets targets =
        new Targets(
            rows.map(Rows::source).orElseGet(TargetSource.Single::new),
            fields.take("key", it -> key(it, target)),
            fields.take("where", it -> expressions.condition(it, scopes.rows(target))),
            fields
                .take("on_empty", it -> settings.choice(it, Texts.words(Targets.OnEmpty.values())))
                .orElse(Targets.OnEmpty.WARN),
            fields.take("expect", new ExpectReader(settings)::read),
            span);
    fields.end();
    boolean unnamed = targets.key().isEmpty() && fields.hasAny(Set.of("key"));
    return rows.map(_ -> unnamed ? new Found(targets, target) : found(targets, target));
  }

  private Found found(Targets targets, Type target) {
    if (targets.source() instanceof TargetSource.Listed list) {
      ListKeys.check(list, targets.key(), targets.where().isPresent(), settings.problems());
    }
    return new Found(targets, target);
  }

  private Optional<Targets.Key> key(Node node, Type target) {
    return expressions
        .string(node)
        .flatMap(it -> it.value().contains("${{") ? computed(it, target) : field(it, target));
  }

  private Optional<Targets.Key> computed(Node.Scalar scalar, Type target) {
    Optional<Template> template = expressions.template(scalar, scopes.rows(target));
    return template.map(Targets.Key.Computed::new);
  }

  private Optional<Targets.Key> field(Node.Scalar scalar, Type target) {
    String name = scalar.value();
    if (target instanceof Type.Obj(var fields, var others)
        && others.isEmpty()
        && !fields.containsKey(name)) {
      String bare = name.startsWith("target.") ? name.substring("target.".length()) : name;
      settings
          .problems()
          .unknown(
              scalar.span(),
              "the targets have no field " + Shapes.quoted(name),
              bare,
              fields.keySet());
      return Optional.empty();
    }
    return Optional.of(new Targets.Key.Field(name, scalar.span()));
  }
}
