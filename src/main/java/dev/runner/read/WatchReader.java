package dev.runner.read;

import dev.runner.expr.Scope;
import dev.runner.expr.Template;
import dev.runner.glob.Braces;
import dev.runner.glob.Glob;
import dev.runner.glob.GlobException;
import dev.runner.plan.Watch;
import dev.runner.yaml.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `watch`: which files make a job run again when they change.
final class WatchReader {
  private static final String WATCH =
      "paths such as `[src, pom.xml]`, or a mapping such as `{paths: [src]}`";

  private final Settings settings;
  private final Expressions expressions;
  private final Scope scope;

  /// @param scope of the paths
  WatchReader(Settings settings, Scope scope) {
    this.settings = settings;
    this.expressions = new Expressions(settings.problems());
    this.scope = scope;
  }

  Optional<Watch> read(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> Optional.of(mapping(mapping));
      case Node.Scalar flag when flag.kind() == Node.Kind.BOOLEAN ->
          settings.shapes().wrong(flag, WATCH, "write `watch: {}` for the usual files");
      case Node.Scalar _, Node.Sequence _ -> Optional.of(usual(paths(node)));
    };
  }

  private static Watch usual(List<Template> paths) {
    return new Watch(paths, List.of(), List.of(), Watch.DEBOUNCE, Watch.OnBusy.QUEUE);
  }

  private Watch mapping(Node.Mapping mapping) {
    Fields fields = new Fields(mapping, "`watch`", mapping.span(), settings.problems());
    Watch watch =
        new Watch(
            fields.take("paths", it -> Optional.of(paths(it))).orElse(List.of()),
            fields.take("include", it -> Optional.of(patterns(it))).orElse(List.of()),
            fields.take("exclude", it -> Optional.of(patterns(it))).orElse(List.of()),
            fields.take("debounce", this::debounce).orElse(Watch.DEBOUNCE),
            fields
                .take("on_busy", it -> settings.choice(it, Texts.words(Watch.OnBusy.values())))
                .orElse(Watch.OnBusy.QUEUE));
    fields.end();
    return watch;
  }

  private Optional<Duration> debounce(Node node) {
    return settings.delay(node).filter(it -> it.compareTo(Watch.MOST) <= 0 || tooLong(node));
  }

  private boolean tooLong(Node node) {
    settings.problems().error(node.span(), "`debounce` is at most 1h");
    return false;
  }

  private List<Template> paths(Node node) {
    List<Template> paths = new ArrayList<>();
    for (Node one : several(node, "a path or a list of them")) {
      expressions.template(one, scope).filter(it -> named(it, one)).ifPresent(paths::add);
    }
    return paths;
  }

  private boolean named(Template path, Node node) {
    return !path.toString().isEmpty()
        || settings.shapes().wrong(node, "a path", "write `.` for the plan's folder").isPresent();
  }

  private List<String> patterns(Node node) {
    List<String> patterns = new ArrayList<>();
    for (Node one : several(node, "a glob pattern or a list of them")) {
      settings.text(one).filter(it -> sound(it, one)).ifPresent(patterns::add);
    }
    return patterns;
  }

  private boolean sound(String pattern, Node node) {
    try {
      for (String one : Braces.expand(pattern)) {
        Glob.parse(Glob.names(one), Glob.Dots.MATCHED);
      }
      return !pattern.isEmpty() || settings.shapes().wrong(node, "a glob pattern", "").isPresent();
    } catch (GlobException e) {
      String message = Shapes.quoted(pattern) + " is no pattern: " + e.getMessage();
      settings.problems().error(node.span(), message);
      return false;
    }
  }

  /// One, or each of a list.
  private List<Node> several(Node node, String expected) {
    return switch (node) {
      case Node.Sequence _ -> settings.shapes().items(node, expected).orElse(List.of());
      case Node.Scalar _ -> List.of(node);
      case Node.Mapping _ ->
          settings.shapes().<List<Node>>wrong(node, expected, "").orElse(List.of());
    };
  }
}
