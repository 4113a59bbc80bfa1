package dev.runner.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class PermitsTest {

  @Test
  void is_free_until_all_are_held_and_again_when_one_comes_back() {
    Permits permits = new Permits(2);
    permits.take();
    assertThat(permits.free()).isTrue();
    permits.take();
    assertThat(permits.free()).isFalse();
    assertThat(permits.held()).isEqualTo(2);
    permits.giveBack();
    assertThat(permits.free()).isTrue();
    assertThat(permits.held()).isEqualTo(1);
  }

  @Test
  void refuses_to_take_what_is_not_there() {
    Permits permits = new Permits(1);
    permits.take();
    assertThatThrownBy(permits::take).hasMessage("all 1 permits are held");
    assertThat(permits.held()).isEqualTo(1);
  }

  @Test
  void refuses_back_what_was_not_taken() {
    assertThatThrownBy(new Permits(1)::giveBack).hasMessage("no permit is held");
  }

  @Test
  void refuses_to_be_without_any() {
    assertThatThrownBy(() -> new Permits(0)).hasMessage("no permits: 0");
  }
}
