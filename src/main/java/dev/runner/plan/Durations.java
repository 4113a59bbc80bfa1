package dev.runner.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as plans and the command line write them: `250ms`, `1.5s`, `5m`, `1h30m`, `2d`.
public final class Durations {
  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h|d)");
  private static final Duration LONGEST = Duration.ofDays(3650);

  private Durations() {}

  /// The duration that a text writes; empty when it is none, or longer than ten years.
  public static Optional<Duration> parse(String text) {
    List<Duration> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(text);
    int end = 0;
    while (text.length() <= 40 && matcher.find(end) && matcher.start() == end) {
      parts.add(part(matcher.group(1), matcher.group(2)));
      end = matcher.end();
    }
    Duration sum = parts.stream().reduce(Duration.ZERO, Durations::plus);
    return end == 0 || end != text.length() || sum.compareTo(LONGEST) > 0
        ? Optional.empty()
        : Optional.of(sum);
  }

  /// The shortest text for a duration, to the millisecond: `1h30m`, `1.25s`, `40ms`.
  public static String write(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1000) {
      return millis + "ms";
    }
    StringBuilder text = new StringBuilder();
    append(text, duration.toHours(), "h");
    append(text, duration.toMinutesPart(), "m");
    append(text, millis % 60_000);
    return text.toString();
  }

  private static void append(StringBuilder text, long amount, String unit) {
    if (amount > 0) {
      text.append(amount).append(unit);
    }
  }

  /// Seconds with as many decimals as they have.
  private static void append(StringBuilder text, long millis) {
    if (millis > 0) {
      String decimals = "%03d".formatted(millis % 1000).replaceAll("0+$", "");
      text.append(millis / 1000).append(decimals.isEmpty() ? "" : "." + decimals).append('s');
    }
  }

  private static Duration plus(Duration sum, Duration part) {
    return sum.compareTo(LONGEST) > 0 ? sum : sum.plus(part);
  }

  /// Whole amounts are reckoned without decimal numbers, whose first one takes long.
  private static Duration part(String amount, String unit) {
    if (amount.length() > 15) {
      return LONGEST.plusDays(1);
    }
    return amount.contains(".")
        ? nanos(new BigDecimal(amount).multiply(BigDecimal.valueOf(nanos(unit))))
        : whole(Long.parseLong(amount), nanos(unit));
  }

  private static Duration whole(long amount, long unit) {
    return amount > Long.MAX_VALUE / unit ? LONGEST.plusDays(1) : Duration.ofNanos(amount * unit);
  }

  private static Duration nanos(BigDecimal nanos) {
    return nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
        ? LONGEST.plusDays(1)
        : Duration.ofNanos(nanos.longValue());
  }

  private static long nanos(String unit) {
    return switch (unit) {
      case "ms" -> 1_000_000L;
      case "s" -> 1_000_000_000L;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      default -> 86_400_000_000_000L;
    };
  }
}
