package dev.runner.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SlidingWindowTest {
  private static final Duration PERIOD = Duration.ofNanos(1000);

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void never_grants_more_than_the_quota_in_any_window_and_no_less_than_it_could(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int most = random.nextInt(1, 40);
    SlidingWindow window = new SlidingWindow(most, PERIOD);
    List<Long> grants = new ArrayList<>();
    long now = random.nextLong();
    for (int i = 0; i < 1000; i++) {
      long wait = window.untilGrant(now);
      boolean full = grants.size() >= most && now - grants.get(grants.size() - most) < 1000;
      assertThat(wait > 0).isEqualTo(full);
      now += wait;
      window.take(now);
      grants.add(now);
      now += random.nextInt(3) == 0 ? random.nextInt(1500) : random.nextInt(20);
    }
    for (int i = most; i < grants.size(); i++) {
      assertThat(grants.get(i) - grants.get(i - most)).isGreaterThanOrEqualTo(1000);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void never_sends_more_than_the_quota_in_any_window(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int most = random.nextInt(1, 40);
    int latest = random.nextInt(1, 900);
    SlidingWindow window = new SlidingWindow(most, PERIOD);
    PriorityQueue<Long> waiting = new PriorityQueue<>();
    List<Long> sent = new ArrayList<>();
    long now = 0;
    while (sent.size() < 1000) {
      while (!waiting.isEmpty() && waiting.peek() <= now) {
        long at = waiting.remove();
        window.sent(at);
        sent.add(at);
      }
      if (window.untilGrant(now) == 0) {
        window.take(now);
        waiting.add(now + random.nextInt(latest));
      }
      now += random.nextInt(100);
    }
    for (int i = most; i < sent.size(); i++) {
      assertThat(sent.get(i) - sent.get(i - most)).isGreaterThanOrEqualTo(1000);
    }
  }

  @Test
  void counts_a_grant_from_when_it_went_out() {
    SlidingWindow window = new SlidingWindow(2, PERIOD);
    window.take(0);
    window.take(10);
    window.sent(300);
    assertThat(window.untilGrant(400)).isEqualTo(610);
    window.sent(400);
    assertThat(window.untilGrant(400)).isEqualTo(900);
  }

  @Test
  void counts_what_went_out_after_it_was_forgotten() {
    SlidingWindow window = new SlidingWindow(1, PERIOD);
    window.take(0);
    window.take(1000);
    window.sent(1100);
    window.sent(1200);
    assertThat(window.untilGrant(1200)).isEqualTo(1000);
    assertThat(window.untilGrant(2199)).isEqualTo(1);
    assertThat(window.untilGrant(2200)).isZero();
  }

  @Test
  void refuses_a_grant_that_is_not_there() {
    SlidingWindow window = new SlidingWindow(1, PERIOD);
    window.take(0);
    assertThatThrownBy(() -> window.take(999)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void is_idle_when_no_grant_counts_any_more() {
    SlidingWindow window = new SlidingWindow(2, PERIOD);
    window.take(0);
    assertThat(window.idle(999)).isFalse();
    assertThat(window.idle(1000)).isTrue();
  }
}
