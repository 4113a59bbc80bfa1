package dev.runner.driver.http;

import dev.runner.mask.Mask;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/// Sends HTTP requests, and keeps connections for the next ones. Each exchange has a virtual thread
/// of its own, on which its listener is told. Any thread may ask.
public final class Requester implements AutoCloseable {
  private final Path scratch;
  private final Mask mask;
  private final Lines lines = new Lines();
  private final Dialer dialer = new Dialer();
  private final ThreadFactory threads = Thread.ofVirtual().name("http-", 0).factory();

  /// @param scratch the folder for bodies that are too large for memory
  public Requester(Path scratch) {
    this(scratch, Mask.NONE);
  }

  /// @param mask of bodies that are kept
  public Requester(Path scratch, Mask mask) {
    this.scratch = scratch;
    this.mask = mask;
  }

  /// Begins an exchange, and returns soon. It never throws for what the exchange does.
  public Exchange send(Request request, Exchange.Listener listener) {
    return begin(request, listener, Optional.empty());
  }

  /// Begins an exchange that somebody watches.
  public Exchange send(Request request, Exchange.Listener listener, Wire wire) {
    return begin(request, listener, Optional.of(wire));
  }

  private Exchange begin(Request request, Exchange.Listener listener, Optional<Wire> wire) {
    Call call = new Call(new Client(scratch, mask, lines, dialer), request, listener, wire);
    threads.newThread(call).start();
    return call;
  }

  /// Closes the connections that wait; those of exchanges under way are closed when these end.
  @Override
  public void close() {
    lines.close();
  }
}
