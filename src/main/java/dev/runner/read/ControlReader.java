package dev.runner.read;

import dev.runner.expr.Scope;
import dev.runner.plan.Batches;
import dev.runner.plan.Control;
import dev.runner.yaml.Node;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Reads what bounds a plan or a job: `concurrency`, `rate_limit`, `deadline`, `fail_fast`,
/// `confirm`, and of a job `batches`.
final class ControlReader {
  private static final long MOST = 1_000_000;
  private final Settings settings;
  private final int cores;

  /// @param cores of this machine, of which `50%` is half
  ControlReader(Settings settings, int cores) {
    this.settings = settings;
    this.cores = cores;
  }

  /// The same, where other names are known.
  ControlReader with(Settings others) {
    return new ControlReader(others, cores);
  }

  /// Of a plan.
  ///
  /// @param scope of a limiter's key
  Control plan(Fields fields, Scope scope) {
    Optional<Duration> drain = fields.take("drain", settings::delay);
    if (drain.isPresent() && !fields.hasAny(Set.of("deadline"))) {
      settings
          .problems()
          .error(
              fields.spanOf("drain"),
              "`drain` is how long what still runs at the plan's `deadline` may go on",
              "add a `deadline`, or leave it out");
    }
    return read(fields, scope, Optional.empty(), drain);
  }

  /// Of a job.
  ///
  /// @param scope of a limiter's key
  Control job(Fields fields, Scope scope) {
    Optional<Batches> batches = fields.take("batches", new BatchesReader(settings)::read);
    return read(fields, scope, batches, Optional.empty());
  }

  private Control read(
      Fields fields, Scope scope, Optional<Batches> batches, Optional<Duration> drain) {
    return new Control(
        fields.take("concurrency", this::concurrency),
        fields.take("rate_limit", it -> new RateReader(settings).read(it, scope)),
        fields.take("deadline", settings::duration),
        fields.take("fail_fast", new FailFastReader(settings)::read),
        batches,
        fields.take("confirm", new ConfirmReader(settings)::read),
        drain);
  }

  private Optional<Integer> concurrency(Node node) {
    return settings
        .scalar(node, Texts.CONCURRENCY)
        .flatMap(it -> it.text().endsWith("%") ? share(it) : count(it));
  }

  private Optional<Integer> share(Setting setting) {
    return Texts.percent(setting.text())
        .filter(it -> it >= 1 && it <= 100_000)
        .map(it -> (int) Math.ceil(cores * it / 100))
        .or(() -> settings.wrong(setting, Texts.CONCURRENCY, ""));
  }

  private Optional<Integer> count(Setting setting) {
    return settings.whole(setting, 1, MOST, Texts.CONCURRENCY).map(Long::intValue);
  }
}
