package dev.runner.read;

import dev.runner.expr.Scope;
import dev.runner.plan.Limiter;
import dev.runner.plan.Quota;
import dev.runner.plan.Rate;
import dev.runner.yaml.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads `limits`: the limiters that jobs and steps name with `limit`.
final class LimitsReader {
  private static final String LIMITS = "a mapping of limiters such as `{api: {rate: 20/s}}`";
  private static final String LIMITER = "a limiter: a mapping such as `{rate: 20/s, burst: 5}`";
  private final Settings settings;
  private final Scope scope;

  /// @param scope of their keys
  LimitsReader(Settings settings, Scope scope) {
    this.settings = settings;
    this.scope = scope;
  }

  Optional<Map<String, Limiter>> read(Node node) {
    return settings.shapes().mapping(node, LIMITS).map(this::all);
  }

  private Map<String, Limiter> all(Node.Mapping mapping) {
    Map<String, Limiter> limiters = new LinkedHashMap<>();
    for (Node.Entry entry : mapping.entries()) {
      Identifiers.check(entry.key(), "a limiter's name", settings.problems());
      limiter(entry).ifPresent(it -> limiters.put(entry.key().value(), it));
    }
    return limiters;
  }

  private Optional<Limiter> limiter(Node.Entry entry) {
    return entry.value() instanceof Node.Scalar scalar && scalar.value().contains("/")
        ? settings.shapes().wrong(scalar, LIMITER, "write `{rate: " + scalar.value() + "}`")
        : settings.shapes().mapping(entry.value(), LIMITER).map(it -> limiter(it, entry.key()));
  }

  private Limiter limiter(Node.Mapping mapping, Node.Scalar name) {
    Fields fields = new Fields(mapping, "a limiter", name.span(), settings.problems());
    RateReader rates = new RateReader(settings);
    Optional<Rate> rate = rates.rate(fields);
    Optional<Quota> quota = fields.take("quota", rates::quota);
    Optional<Integer> concurrency =
        fields.take("concurrency", it -> settings.whole(it, 1, 1_000_000)).map(Long::intValue);
    if (fields.among(List.of("rate", "quota", "concurrency")).isEmpty()) {
      fields.absent(
          "rate", "a limiter needs `rate`, `quota` or `concurrency`", "such as `rate: 20/s`");
    } else if (!fields.hasAny(Set.of("rate"))) {
      fields.refuse("burst", "`burst` is part of a `rate`", "add a `rate`, or leave it out");
    }
    Limiter limiter =
        new Limiter(rate, quota, concurrency, rates.key(fields, scope), rates.maxPause(fields));
    fields.end();
    return limiter;
  }
}
