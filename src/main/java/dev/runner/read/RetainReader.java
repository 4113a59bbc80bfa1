package dev.runner.read;

import dev.runner.plan.Retain;
import dev.runner.yaml.Node;
import java.util.Optional;

/// Reads `retain: 30` and `retain: {runs: 30, age: 90d, failed: {runs: 90, age: 270d}}`.
final class RetainReader {
  private static final long MOST = 1_000_000;

  private final Settings settings;

  RetainReader(Settings settings) {
    this.settings = settings;
  }

  Optional<Retain> read(Node node) {
    return node instanceof Node.Mapping mapping
        ? Optional.of(mapping(mapping))
        : runs(node, 1).map(it -> Retain.of(new Retain.Bound(it, Retain.USUAL.latest().age())));
  }

  private Retain mapping(Node.Mapping mapping) {
    Fields fields = new Fields(mapping, "`retain`", mapping.span(), settings.problems());
    Retain.Bound latest = bound(fields, 1, Retain.USUAL.latest());
    Retain.Bound failed =
        fields.take("failed", it -> failed(it, latest.longer())).orElse(latest.longer());
    fields.end();
    return new Retain(latest, failed);
  }

  private Optional<Retain.Bound> failed(Node node, Retain.Bound usual) {
    if (!(node instanceof Node.Mapping mapping)) {
      return runs(node, 0).map(it -> new Retain.Bound(it, usual.age()));
    }
    Fields fields = new Fields(mapping, "`failed`", mapping.span(), settings.problems());
    Retain.Bound failed = bound(fields, 0, usual);
    fields.end();
    return Optional.of(failed);
  }

  private Retain.Bound bound(Fields fields, int least, Retain.Bound usual) {
    return new Retain.Bound(
        fields.take("runs", it -> runs(it, least)).orElse(usual.runs()),
        fields.take("age", settings::duration).orElse(usual.age()));
  }

  private Optional<Integer> runs(Node node, int least) {
    return settings.whole(node, least, MOST).map(Long::intValue);
  }
}
