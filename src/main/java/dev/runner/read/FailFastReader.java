package dev.runner.read;

import dev.runner.plan.FailFast;
import dev.runner.yaml.Node;
import java.util.Map;
import java.util.Optional;

/// Reads `fail_fast: true` and `fail_fast: {after: 10%, running: finish}`.
final class FailFastReader {
  private static final String AFTER = "a number of targets from 1, or a percentage such as `10%`";
  private static final Map<String, FailFast.Running> RUNNING = Texts.words(FailFast.Running.class);

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
    Optional<FailFast.Threshold> after = fields.take("after", this::threshold);
    Optional<FailFast.Running> running = fields.take("running", it -> settings.choice(it, RUNNING));
    fields.end();
    return new FailFast(
        after.orElse(FailFast.FIRST.after()), running.orElse(FailFast.FIRST.running()));
  }

  private Optional<FailFast.Threshold> threshold(Node node) {
    return settings
        .scalar(node, AFTER)
        .flatMap(it -> it.text().endsWith("%") ? percent(it) : count(it));
  }

  private Optional<FailFast.Threshold> percent(Setting setting) {
    return Texts.percent(setting.text())
        .filter(it -> it > 0 && it <= 100)
        .<FailFast.Threshold>map(FailFast.Threshold.Percent::new)
        .or(() -> settings.wrong(setting, AFTER, "the percentage is above 0 and at most 100"));
  }

  private Optional<FailFast.Threshold> count(Setting setting) {
    return settings.whole(setting, 1, Long.MAX_VALUE, AFTER).map(FailFast.Threshold.Count::new);
  }
}
