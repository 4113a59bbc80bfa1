package dev.runner.read;

import dev.runner.plan.Durations;
import dev.runner.plan.Rate;
import dev.runner.yaml.Node;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `rate_limit: 20/s` and `rate_limit: {rate: 80/1m, burst: 5}`.
final class RateReader {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})/(.+)");
  private static final long MOST_BURST = 1_000_000;

  /// So many permits in such a time.
  private record Quotient(long permits, Duration period) {}

  private final Settings settings;

  RateReader(Settings settings) {
    this.settings = settings;
  }

  Optional<Rate> read(Node node) {
    return node instanceof Node.Mapping mapping
        ? mapping(mapping)
        : quotient(node).map(it -> rate(it, 1));
  }

  private Optional<Rate> mapping(Node.Mapping mapping) {
    Fields fields = new Fields(mapping, "`rate_limit`", mapping.span(), settings.problems());
    Optional<Quotient> quotient = fields.need("rate", "such as `rate: 20/s`", this::quotient);
    long burst = fields.take("burst", it -> settings.whole(it, 1, MOST_BURST)).orElse(1L);
    fields.refuse("key", "`key` is not supported yet", "");
    fields.end();
    return quotient.map(it -> rate(it, burst));
  }

  private Optional<Quotient> quotient(Node node) {
    return settings
        .scalar(node, Texts.RATE)
        .flatMap(it -> parse(it.text()).or(() -> settings.wrong(it, Texts.RATE, hint(it.text()))));
  }

  private static Optional<Quotient> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? period(matcher.group(2))
            .map(it -> new Quotient(Long.parseLong(matcher.group(1)), it))
            .filter(it -> it.permits() > 0)
        : Optional.empty();
  }

  private static Optional<Duration> period(String text) {
    return Durations.parse(Character.isDigit(text.charAt(0)) ? text : "1" + text)
        .filter(it -> !it.isZero());
  }

  private static String hint(String text) {
    return text.matches("[1-9][0-9]*") ? "say in what time: `" + text + "/s`" : "";
  }

  private static Rate rate(Quotient quotient, long burst) {
    return new Rate(quotient.permits(), quotient.period(), burst);
  }
}
