package dev.runner.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final Patience patience = new Patience(now::get);

  @Test
  void has_no_end_while_the_run_goes_on() {
    patience.begin();
    now.addAndGet(Duration.ofDays(100).toNanos());
    assertThat(patience.over()).isFalse();
  }

  @Test
  void ends_with_a_write_that_takes_too_long_once_the_run_is_stopped() {
    patience.begin();
    now.addAndGet(Duration.ofSeconds(2).toNanos());
    patience.limit(Duration.ofSeconds(1));
    patience.limit(Duration.ofSeconds(9));
    assertThat(patience.over()).isTrue();
    patience.end();
    assertThat(patience.over()).isFalse();
    patience.begin();
    now.addAndGet(Duration.ofMillis(900).toNanos());
    assertThat(patience.over()).isFalse();
  }

  @Test
  void ends_at_a_given_time_whatever_is_written() {
    patience.endIn(Duration.ofSeconds(1));
    assertThat(patience.over()).isFalse();
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(patience.over()).isTrue();
  }
}
