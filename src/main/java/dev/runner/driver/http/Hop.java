package dev.runner.driver.http;

import java.io.IOException;
import java.util.Optional;
import org.apache.hc.core5.http.HttpException;

/// A request that is sent, and the head of its answer.
record Hop(Request request, Line line, Head head) {

  static Hop of(Client client, Request request, Payload payload, Cutoff cutoff, Watchers watchers)
      throws FailureException {
    Line line = client.line(request, false, cutoff);
    try {
      return over(line, request, payload, watchers);
    } catch (HttpException | IOException e) {
      boolean closed = line.reused() && !line.incoming().arrived();
      if (!closed || !request.repeatable() || e instanceof FailureException || cutoff.wasCut()) {
        throw Trouble.before(e, line.route().origin().place());
      }
    }
    return again(client.line(request, true, cutoff), request, payload, watchers);
  }

  /// The server had closed a connection that waited, before it saw the request.
  private static Hop again(Line line, Request request, Payload payload, Watchers watchers)
      throws FailureException {
    try {
      return over(line, request, payload, watchers);
    } catch (HttpException | IOException e) {
      throw Trouble.before(e, line.route().origin().place());
    }
  }

  private static Hop over(Line line, Request request, Payload payload, Watchers watchers)
      throws HttpException, IOException {
    try {
      Outgoing outgoing = Outgoing.of(request, payload, line.route());
      line.incoming().begin();
      watchers.sending(outgoing);
      send(line, outgoing, payload);
      Head head = Head.read(line);
      watchers.received(head);
      return new Hop(request, line, head);
    } catch (HttpException | IOException | RuntimeException | Error e) {
      line.drop();
      throw e;
    }
  }

  /// A server may have answered, and closed, before it has read all: then its answer counts.
  private static void send(Line line, Outgoing outgoing, Payload payload)
      throws HttpException, IOException {
    try {
      line.send(outgoing, payload);
    } catch (FailureException e) {
      throw e;
    } catch (IOException e) {
      line.spoil();
      if (!line.answered()) {
        throw e;
      }
    }
  }

  /// Gives its connection back, when the body was read to its end.
  void end(Cutoff cutoff, Lines lines) throws FailureException {
    cutoff.release();
    if (line.reusable() && head.kept()) {
      lines.giveBack(line);
    } else {
      line.drop();
    }
  }

  /// Where a redirect leads to; empty where it is none.
  Optional<String> location() {
    return Redirect.redirects(head.status()) ? head.value("Location") : Optional.empty();
  }

  /// Leaves the answer for the next hop.
  void leave(Cutoff cutoff, Lines lines) throws IOException {
    try {
      reception().drain();
    } catch (FailureException e) {
      line.spoil();
    }
    end(cutoff, lines);
  }

  Reception reception() throws IOException {
    return new Reception(line, head, head.bodied(request.method()));
  }
}
