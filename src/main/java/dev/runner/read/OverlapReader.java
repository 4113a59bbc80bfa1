package dev.runner.read;

import dev.runner.plan.Overlap;
import dev.runner.yaml.Node;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Reads `overlap: skip` and `overlap: {policy: wait, timeout: 10m}`.
final class OverlapReader {
  private static final Map<String, Overlap.Policy> POLICIES = Texts.words(Overlap.Policy.values());

  private final Settings settings;

  OverlapReader(Settings settings) {
    this.settings = settings;
  }

  Optional<Overlap> read(Node node) {
    return node instanceof Node.Mapping mapping ? mapping(mapping) : policy(node).map(Overlap::of);
  }

  private Optional<Overlap> mapping(Node.Mapping mapping) {
    Fields fields = new Fields(mapping, "`overlap`", mapping.span(), settings.problems());
    Optional<Overlap.Policy> policy = fields.need("policy", "such as `policy: wait`", this::policy);
    if (policy.isPresent() && policy.get() != Overlap.Policy.WAIT) {
      fields.refuse("timeout", "only a run that waits has a `timeout`", "say `policy: wait`");
    }
    Optional<Duration> timeout = fields.take("timeout", settings::duration);
    fields.end();
    return policy.map(it -> new Overlap(it, timeout));
  }

  private Optional<Overlap.Policy> policy(Node node) {
    return settings.choice(node, POLICIES);
  }
}
