package dev.runner.read;

import dev.runner.plan.FailFast.Threshold;
import dev.runner.yaml.Node;
import java.util.Optional;

/// Reads a number of targets, or a share of all.
final class ThresholdReader {
  private final Settings settings;
  private final String expected;

  /// @param expected what has to stand here, as a message names it
  ThresholdReader(Settings settings, String expected) {
    this.settings = settings;
    this.expected = expected;
  }

  Optional<Threshold> read(Node node) {
    return settings
        .scalar(node, expected)
        .flatMap(it -> it.text().endsWith("%") ? percent(it) : count(it));
  }

  private Optional<Threshold> percent(Setting setting) {
    return Texts.percent(setting.text())
        .filter(it -> it > 0 && it <= 100)
        .<Threshold>map(Threshold.Percent::new)
        .or(() -> settings.wrong(setting, expected, "the percentage is above 0 and at most 100"));
  }

  private Optional<Threshold> count(Setting setting) {
    return settings.whole(setting, 1, Long.MAX_VALUE, expected).map(Threshold.Count::new);
  }
}
