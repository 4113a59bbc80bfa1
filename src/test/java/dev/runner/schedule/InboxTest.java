package dev.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// What is put aside is heard, and never too late to be heard in its order.
final class InboxTest {
  private static final Message FIRST = new Message.Noticed("first");
  private static final Message SECOND = new Message.Noticed("second");
  private static final Message ASIDE = new Message.Noticed("aside");

  private final Inbox inbox = new Inbox();

  @Test
  void tells_all_that_are_there_in_their_order() throws InterruptedException {
    inbox.add(FIRST);
    inbox.add(SECOND);
    assertThat(inbox.await(OptionalLong.empty())).containsExactly(FIRST, SECOND);
  }

  @Test
  void tells_what_was_put_aside_before_what_came_after_it() throws InterruptedException {
    inbox.aside(ASIDE, inbox.expect());
    inbox.add(FIRST);
    assertThat(inbox.await(OptionalLong.empty())).containsExactly(ASIDE, FIRST);
  }

  @Test
  void looks_at_what_was_put_aside_though_nothing_else_comes() throws InterruptedException {
    inbox.aside(ASIDE, inbox.expect());
    assertThat(inbox.await(OptionalLong.empty())).containsExactly(ASIDE);
  }

  @Test
  void is_woken_by_what_comes_later_than_it_looks() throws InterruptedException {
    long since = inbox.expect();
    assertThat(inbox.await(OptionalLong.empty())).isEmpty();
    inbox.aside(ASIDE, since);
    assertThat(inbox.await(OptionalLong.empty())).containsExactly(ASIDE);
  }

  @Test
  void waits_no_longer_than_it_is_asked_to() throws InterruptedException {
    inbox.expect();
    assertThat(inbox.await(OptionalLong.of(1))).isEmpty();
  }
}
