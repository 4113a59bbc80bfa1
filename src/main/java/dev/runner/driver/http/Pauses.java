package dev.runner.driver.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads from an answer's headers for how long no request is wanted: `Retry-After` (RFC 9110,
/// 10.2.3), `RateLimit` (draft-ietf-httpapi-ratelimit-headers, its forms over the years), and
/// `X-RateLimit-*`.
final class Pauses {
  /// Above it, a reset is a time since 1970, not a number of seconds from now.
  private static final long EPOCH = 1_000_000_000;

  private static final long MILLIS = 100_000_000_000L;
  private static final long LONGEST = 10_000_000_000_000L;
  private static final Pattern REMAINING =
      Pattern.compile("\\b(?:remaining|r)\\s*=\\s*(\\d{1,12})");
  private static final Pattern RESET = Pattern.compile("\\b(?:reset|t)\\s*=\\s*(\\d{1,12})");

  private Pauses() {}

  /// What an answer asks for that is a refusal.
  static Optional<Duration> refused(List<Header> headers, Instant now) {
    return value(headers, "retry-after")
        .flatMap(it -> retryAfter(it, now))
        .or(() -> usedUp(headers, now));
  }

  /// What an answer asks for by saying that nothing remains.
  static Optional<Duration> usedUp(List<Header> headers, Instant now) {
    for (Header header : headers) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (name.equals("ratelimit")) {
        Optional<Duration> wait = policy(header.value());
        if (wait.isPresent()) {
          return wait;
        }
      } else if ((name.equals("x-ratelimit-remaining") || name.equals("ratelimit-remaining"))
          && header.value().strip().equals("0")) {
        String reset = name.replace("remaining", "reset");
        return value(headers, reset).flatMap(it -> reset(it, now));
      }
    }
    return Optional.empty();
  }

  /// `"default";r=0;t=30` or `limit=100, remaining=0, reset=30`; of several, the longest.
  private static Optional<Duration> policy(String text) {
    Optional<Duration> longest = Optional.empty();
    boolean old = text.contains("remaining");
    for (String item : old ? new String[] {text} : text.split(",")) {
      Matcher remaining = REMAINING.matcher(item);
      Matcher reset = RESET.matcher(item);
      if (remaining.find() && Long.parseLong(remaining.group(1)) == 0 && reset.find()) {
        Duration wait = Duration.ofSeconds(Long.parseLong(reset.group(1)));
        longest = longest.filter(it -> it.compareTo(wait) > 0).or(() -> Optional.of(wait));
      }
    }
    return longest;
  }

  private static Optional<Duration> retryAfter(String text, Instant now) {
    return seconds(text).or(() -> date(text).map(it -> until(it, now)));
  }

  private static Optional<Duration> reset(String text, Instant now) {
    Optional<Duration> seconds = seconds(text);
    if (seconds.isEmpty()) {
      return date(text).map(it -> until(it, now));
    }
    long number = seconds.get().toSeconds();
    return number < EPOCH
        ? seconds
        : Optional.of(
            until(
                number < MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number),
                now));
  }

  private static Optional<Duration> seconds(String text) {
    String digits = text.strip();
    if (digits.isEmpty() || digits.length() > 40 || !digits.matches("\\d+(\\.\\d+)?")) {
      return Optional.empty();
    }
    double seconds = Double.parseDouble(digits);
    long millis = Math.round(Math.min(seconds, LONGEST) * 1000);
    return Optional.of(Duration.ofMillis(millis));
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return rfc850(text);
    }
  }

  /// The obsolete form that a recipient must understand: `Sunday, 06-Nov-94 08:49:37 GMT`.
  private static Optional<Instant> rfc850(String text) {
    try {
      DateTimeFormatter format =
          DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss 'GMT'", Locale.ENGLISH);
      return Optional.of(
          ZonedDateTime.parse(text.strip(), format.withZone(ZoneOffset.UTC)).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Duration until(Instant then, Instant now) {
    Duration wait = Duration.between(now, then);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  private static Optional<String> value(List<Header> headers, String name) {
    for (Header header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        return Optional.of(header.value());
      }
    }
    return Optional.empty();
  }
}
