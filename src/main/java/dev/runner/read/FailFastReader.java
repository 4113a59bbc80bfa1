package dev.runner.read;

import dev.runner.plan.FailFast;
import dev.runner.yaml.Node;
import java.util.Map;
import java.util.Optional;

/// Reads `fail_fast: true` and `fail_fast: {after: 10%, running: finish}`.
final class FailFastReader {
  private static final String AFTER = "a number of targets from 1, or a percentage such as `10%`";
  private static final Map<String, FailFast.Running> RUNNING =
      Texts.words(FailFast.Running.values());

  private final Settings settings;

  FailFastReader(Settings settings) {
    this.settings = settings;
  }

  /// Empty also where it is switched off.
  Optional<FailFast> read(Node node) {
    return node instanceof Node.Mapping mapping ? Optional.of(mapping(mapping)) : simple(node);
  }

  private Optional<FailFast> simple(Node node) {
    return node instanceof Node.Scalar scalar && scalar.value().matches("[0-9]+%?")
        ? settings
            .shapes()
            .wrong(scalar, "`true` or `false`", "write `{after: " + scalar.value() + "}`")
        : settings.flag(node).filter(it -> it).map(_ -> FailFast.FIRST);
  }

  private FailFast mapping(Node.Mapping mapping) {
    Fields fields = new Fields(mapping, "`fail_fast`", mapping.span(), settings.problems());
    Optional<FailFast.Threshold> after =
        fields.take("after", new ThresholdReader(settings, AFTER)::read);
    Optional<FailFast.Running> running = fields.take("running", it -> settings.choice(it, RUNNING));
    fields.end();
    return new FailFast(
        after.orElse(FailFast.FIRST.after()), running.orElse(FailFast.FIRST.running()));
  }
}
