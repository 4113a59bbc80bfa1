package dev.runner.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TokenBucketTest {
  private static final int GRANTS = 20_000;

  /// What is declared of a bucket.
  record Rate(long permits, Duration period, long burst) {
    TokenBucket bucket(long now) {
      return new TokenBucket(permits, period, burst, now);
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # permits, period ns, burst, the times of the first grants when one is always asked for
          1,  10, 1, 0 10 20 30 40
          1,  10, 3, 0 0 0 10 20 30
          3,  10, 1, 0 4 8 12 16 20
          3,  10, 2, 0 0 4 7 10 14
          7,   3, 1, 0 1 2 3 4
          7,   3, 9, 0 0 0 0 0 0 0 0 0 1 1
          10, 10, 1, 0 1 2 3
          """)
  void grants_as_soon_as_the_rate_allows(long permits, long period, long burst, String times) {
    TokenBucket bucket = new TokenBucket(permits, Duration.ofNanos(period), burst, 0);
    List<Long> expected = Stream.of(times.split(" ")).map(Long::valueOf).toList();
    assertThat(greedy(bucket, 0, expected.size())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # waited, burst, grants then at once
          0,   4, 0
          9,   4, 0
          10,  4, 1
          39,  4, 3
          40,  4, 4
          999, 4, 4
          """)
  void saves_up_as_many_grants_as_the_burst(long waited, long burst, int grants) {
    TokenBucket bucket = new TokenBucket(1, Duration.ofNanos(10), burst, 0);
    greedy(bucket, 0, (int) burst);
    int granted = 0;
    while (bucket.untilGrant(waited) == 0) {
      bucket.take(waited);
      granted++;
    }
    assertThat(granted).isEqualTo(grants);
  }

  @Test
  void refuses_to_give_what_is_not_there() {
    TokenBucket bucket = new TokenBucket(1, Duration.ofSeconds(1), 1, 0);
    bucket.take(0);
    assertThatThrownBy(() -> bucket.take(999_999_999)).hasMessage("no grant is there yet");
    bucket.take(1_000_000_000);
  }

  @Test
  void cuts_a_burst_that_would_take_centuries_to_save_up() {
    TokenBucket bucket = new TokenBucket(1, Duration.ofDays(1), 1_000_000, 0);
    int atOnce = 0;
    while (bucket.untilGrant(0) == 0) {
      bucket.take(0);
      atOnce++;
    }
    assertThat(Duration.ofDays(atOnce))
        .isBetween(Duration.ofDays(365 * 292), Duration.ofDays(366 * 293));
    assertThat(Duration.ofNanos(bucket.untilGrant(0))).isEqualTo(Duration.ofDays(1));
  }

  @ParameterizedTest
  @MethodSource("rates")
  void keeps_its_bound_in_every_window_and_wastes_nothing(Rate rate) {
    SplittableRandom random = new SplittableRandom(rate.hashCode());
    long origin = random.nextBoolean() ? 0 : Long.MAX_VALUE - 1_000_000;
    for (Asking asking : Asking.values()) {
      long[] times = asked(rate, origin, asking, random);
      assertBound(rate, times, asking);
      assertNoMoreThanBucket4j(rate, times);
    }
  }

  static Stream<Rate> rates() {
    SplittableRandom random = new SplittableRandom(20261120);
    Stream<Rate> odd =
        Stream.of(
            new Rate(999_983, Duration.ofSeconds(1), 1),
            new Rate(999_983, Duration.ofSeconds(1), 1_000_003),
            new Rate(7, Duration.ofHours(1), 1),
            new Rate(7, Duration.ofHours(1), 1_000),
            new Rate(1, Duration.ofHours(24), 1),
            new Rate(1, Duration.ofHours(24), 100_000),
            new Rate(80, Duration.ofMinutes(1), 10),
            new Rate(5_000, Duration.ofHours(1), 1),
            new Rate(1, Duration.ofNanos(1), 1),
            new Rate(999_999_937, Duration.ofSeconds(1), 3),
            new Rate(100, Duration.ofSeconds(1), 100));
    Stream<Rate> drawn =
        Stream.generate(
                () ->
                    new Rate(
                        1 + (long) Math.pow(10, random.nextDouble(6)),
                        Duration.ofNanos(1 + (long) Math.pow(10, 6 + random.nextDouble(7.5))),
                        1 + (long) Math.pow(10, random.nextDouble(4)) - 1))
            .limit(290);
    return Stream.concat(odd, drawn);
  }

  /// How the grants are asked for.
  private enum Asking {
    /// There is always somebody who waits.
    ALWAYS,
    /// Long pauses, and then many at once.
    IN_HEAPS,
    /// Sometimes early, sometimes late.
    AT_RANDOM
  }

  /// Takes grants, and checks each promise of when the next is there; the times are counted from
  /// the origin.
  private static long[] asked(Rate rate, long origin, Asking asking, SplittableRandom random) {
    TokenBucket bucket = rate.bucket(origin);
    long mean = Math.max(1, rate.period().toNanos() / rate.permits());
    long[] times = new long[GRANTS];
    long now = origin;
    for (int i = 0; i < GRANTS; i++) {
      now +=
          switch (asking) {
            case ALWAYS -> 0;
            case IN_HEAPS -> random.nextInt(500) == 0 ? random.nextLong(mean * 60 + 1) : 0;
            case AT_RANDOM -> random.nextBoolean() ? random.nextLong(mean * 2 + 1) : 0;
          };
      long wait = bucket.untilGrant(now);
      if (wait > 0) {
        check(bucket.untilGrant(now + wait - 1) == 1, rate, "too early at " + (now + wait - 1));
        now += wait;
      }
      check(bucket.untilGrant(now) == 0, rate, "not as promised at " + now);
      bucket.take(now);
      times[i] = now - origin;
    }
    return times;
  }

  /// From the i-th to the j-th grant: `j - i + 1 <= burst + permits/period * (tj - ti)`, in
  /// integers and with everything of i on one side; then only the least of that side among i < j
  /// counts, and one walk looks at every window. With work always waiting, the j-th comes in the
  /// very nanosecond in which all windows that end with it first allow it.
  private static void assertBound(Rate rate, long[] times, Asking asking) {
    long period = rate.period().toNanos();
    long most = Math.multiplyExact(rate.burst(), period);
    long least = 0;
    for (int j = 0; j < times.length; j++) {
      long allowed = Math.max(0, Math.ceilDiv((j + 1) * period - most - least, rate.permits()));
      check(times[j] >= allowed, rate, "too many up to " + times[j]);
      check(times[j] == allowed || asking != Asking.ALWAYS, rate, "too few up to " + times[j]);
      least = Math.min(least, j * period - Math.multiplyExact(rate.permits(), times[j]));
    }
  }

  private static void check(boolean holds, Rate rate, String otherwise) {
    if (!holds) {
      throw new AssertionError(rate + ": " + otherwise);
    }
  }

  /// Bucket4j, asked at the times at which ours granted, grants as well.
  private static void assertNoMoreThanBucket4j(Rate rate, long[] times) {
    if (rate.permits() > rate.period().toNanos()) {
      return; // more than one in a nanosecond: it refuses that
    }
    Clock clock = new Clock();
    Bucket oracle =
        Bucket.builder()
            .addLimit(
                limit -> limit.capacity(rate.burst()).refillGreedy(rate.permits(), rate.period()))
            .withCustomTimePrecision(clock)
            .build();
    for (long time : Arrays.copyOf(times, GRANTS / 8)) {
      clock.now = time;
      check(oracle.tryConsume(1), rate, "Bucket4j refuses at " + time);
    }
  }

  private static List<Long> greedy(TokenBucket bucket, long from, int grants) {
    List<Long> times = new ArrayList<>();
    long now = from;
    for (int i = 0; i < grants; i++) {
      now += bucket.untilGrant(now);
      bucket.take(now);
      times.add(now);
    }
    return times;
  }

  /// A clock for Bucket4j.
  private static final class Clock implements TimeMeter {
    private long now;

    @Override
    public long currentTimeNanos() {
      return now;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
