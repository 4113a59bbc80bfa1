package dev.runner.read;

import dev.runner.expr.TextPattern;
import dev.runner.plan.Retry;
import dev.runner.plan.StatusSet;
import dev.runner.yaml.Node;
import java.util.Optional;
import java.util.Set;

/// Reads `retry: 3` and its long form.
final class RetryReader {
  private static final Retry PLAIN = Retry.times(0);

  private final Settings settings;

  RetryReader(Settings settings) {
    this.settings = settings;
  }

  Optional<Retry> read(Node node) {
    return node instanceof Node.Mapping mapping
        ? Optional.of(mapping(mapping))
        : times(node).map(Retry::times);
  }

  private Optional<Integer> times(Node node) {
    return settings.whole(node, 0, 1_000_000).map(Long::intValue);
  }

  private Retry mapping(Node.Mapping mapping) {
    Fields fields = new Fields(mapping, "`retry`", mapping.span(), settings.problems());
    Retry retry =
        new Retry(
            fields.need("max", "the number of further attempts", this::times).orElse(0),
            fields.take("delay", settings::delay).orElse(PLAIN.delay()),
            fields.take("backoff", this::backoff).orElse(PLAIN.backoff()),
            fields.take("max_delay", settings::delay).orElse(PLAIN.maxDelay()),
            fields.take("jitter", this::jitter).orElse(PLAIN.jitter()),
            fields.take("on", this::on).orElse(Retry.On.DEFAULT));
    fields.end();
    return retry;
  }

  private Optional<Double> backoff(Node node) {
    return settings.number(node, 1, 1_000, "a factor from 1 to 1000");
  }

  private Optional<Double> jitter(Node node) {
    return settings.number(node, 0, 1, "a share from 0 to 1");
  }

  private Optional<Retry.On> on(Node node) {
    return settings
        .shapes()
        .mapping(node, "a mapping such as `{exit_codes: [75], timeout: true}`")
        .map(this::on);
  }

  private Retry.On on(Node.Mapping mapping) {
    Fields fields = new Fields(mapping, "`on`", mapping.span(), settings.problems());
    Optional<Set<Integer>> codes = fields.take("exit_codes", new ExitCodes(settings)::read);
    boolean exit = fields.take("exit", settings::flag).orElse(false);
    boolean signal = fields.take("signal", settings::flag).orElse(false);
    boolean timeout = fields.take("timeout", settings::flag).orElse(false);
    boolean connection = fields.take("connection", settings::flag).orElse(false);
    StatusSet status =
        fields.take("status", new StatusReader(settings)::read).orElse(StatusSet.NONE);
    Optional<TextPattern> output = fields.take("output", this::pattern);
    fields.end();
    return worthwhile(
        mapping,
        new Retry.On(
            exit || codes.isPresent(),
            exit ? Optional.empty() : codes,
            signal,
            timeout,
            connection,
            status,
            output,
            true));
  }

  private Optional<TextPattern> pattern(Node node) {
    return new Expressions(settings.problems())
        .string(node)
        .flatMap(it -> TextPattern.parse(it.text(), settings.problems()));
  }

  private Retry.On worthwhile(Node.Mapping mapping, Retry.On on) {
    if (mapping.entries().isEmpty()) {
      settings
          .problems()
          .error(
              mapping.span(),
              "`on` names nothing",
              "leave it out, or say what is worth another attempt");
    }
    return on;
  }
}
