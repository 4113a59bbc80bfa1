package dev.runner.driver.http;

import java.util.Optional;

/// Who is told what an exchange does while it lasts. Used by the exchange's thread.
final class Watchers {
  private final Exchange.Listener listener;
  private final Optional<Wire> wire;
  private boolean sent;

  Watchers(Exchange.Listener listener, Optional<Wire> wire) {
    this.listener = listener;
    this.wire = wire;
  }

  /// A request goes out.
  void sending(Outgoing outgoing) {
    if (!sent) {
      sent = true;
      listener.sending();
    }
    if (wire.isPresent()) {
      wire.get().sent(outgoing.lines());
    }
  }

  void received(Head head) {
    if (wire.isPresent()) {
      wire.get().received(head.lines());
    }
  }
}
