package dev.runner.read;

import dev.runner.expr.Scope;
import dev.runner.expr.Template;
import dev.runner.plan.Durations;
import dev.runner.plan.Limiter;
import dev.runner.plan.Quota;
import dev.runner.plan.Rate;
import dev.runner.yaml.Node;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `rate_limit: 20/s` and `rate_limit: {rate: 80/1m, burst: 5, key: ...}`.
final class RateReader {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})/(.+)");
  private static final Pattern LOOSE =
      Pattern.compile("0*([1-9][0-9]{0,8}) ?(?:[rR][a-z]*)? ?(?:/|per) ?([A-Za-z0-9. ]{1,30})");
  private static final long MOST_BURST = 1_000_000;
  private static final long MOST_QUOTA = 10_000_000;
  private static final String QUOTA = "a quota such as `5000/1h`";

  /// So many permits in such a time.
  private record Quotient(long permits, Duration period) {}

  private final Settings settings;

  RateReader(Settings settings) {
    this.settings = settings;
  }

  /// @param scope of its `key`
  Optional<Limiter> read(Node node, Scope scope) {
    return node instanceof Node.Mapping mapping
        ? mapping(mapping, scope)
        : quotient(node, Texts.RATE).map(it -> Limiter.of(rate(it, 1)));
  }

  private Optional<Limiter> mapping(Node.Mapping mapping, Scope scope) {
    Fields fields = new Fields(mapping, "`rate_limit`", mapping.span(), settings.problems());
    if (!fields.hasAny(Set.of("rate"))) {
      fields.absent("rate", "`rate_limit` needs `rate`", "such as `rate: 20/s`");
    }
    Optional<Rate> rate = rate(fields);
    Optional<Template> key = key(fields, scope);
    Duration maxPause = maxPause(fields);
    fields.end();
    return rate.map(
        it -> new Limiter(Optional.of(it), Optional.empty(), Optional.empty(), key, maxPause));
  }

  /// `rate` and `burst`.
  Optional<Rate> rate(Fields fields) {
    Optional<Quotient> quotient = fields.take("rate", it -> quotient(it, Texts.RATE));
    long burst = fields.take("burst", it -> settings.whole(it, 1, MOST_BURST)).orElse(1L);
    return quotient.map(it -> rate(it, burst));
  }

  /// `key`, of the attempts that share a limiter.
  Optional<Template> key(Fields fields, Scope scope) {
    return fields.take("key", it -> new Expressions(settings.problems()).template(it, scope));
  }

  /// `max_pause`.
  Duration maxPause(Fields fields) {
    return fields.take("max_pause", settings::duration).orElse(Limiter.MAX_PAUSE);
  }

  Optional<Quota> quota(Node node) {
    return quotient(node, QUOTA)
        .filter(it -> it.permits() <= MOST_QUOTA || tooMany(node))
        .map(it -> new Quota((int) it.permits(), it.period()));
  }

  private boolean tooMany(Node node) {
    settings
        .problems()
        .error(node.span(), "a quota counts at most " + MOST_QUOTA + " starts", "use a `rate`");
    return false;
  }

  private Optional<Quotient> quotient(Node node, String expected) {
    return settings
        .scalar(node, expected)
        .flatMap(
            it ->
                parse(it.text()).or(() -> settings.wrong(it, expected, hint(it.text(), expected))));
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

  private static String hint(String text, String expected) {
    if (text.matches("[1-9][0-9]*")) {
      return "say in what time: `" + text + (expected.equals(QUOTA) ? "/1h`" : "/s`");
    }
    Matcher loose = LOOSE.matcher(text);
    return loose.matches() ? Loosely.quotient(loose.group(1), loose.group(2)) : "";
  }

  private static Rate rate(Quotient quotient, long burst) {
    return new Rate(quotient.permits(), quotient.period(), burst);
  }
}
