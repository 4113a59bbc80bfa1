package dev.runner.driver.http;

import dev.runner.driver.Capture;
import dev.runner.driver.http.Failure.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.EnglishReasonPhraseCatalog;

/// Makes requests over HTTP/1.1, keeping connections for the next ones. Any number of threads may
/// make one each.
final class Requester implements AutoCloseable {
  /// So much of the body of an answer that is passed over is read to keep the connection.
  private static final long PASSED_OVER = 64 << 10;

  private static final Set<String> REPEATABLE =
      Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE");

  private final Pool pool = new Pool();
  private final Connector connector = new Connector();
  private final Bodies bodies;

  /// @param scratch a folder for large bodies
  Requester(Path scratch) {
    this.bodies = new Bodies(scratch);
  }

  /// Makes a request, following redirects, on the calling thread.
  ///
  /// @param exchange by which it may be aborted
  /// @param wire is told the lines of the heads that are sent and received
  Answer answer(Request request, Exchange exchange, Optional<Consumer<String>> wire)
      throws Failure {
    Request next = request;
    for (int hops = 0; hops <= request.conduct().maxRedirects(); hops++) {
      switch (hop(next, exchange, wire)) {
        case Hop.Answered(Answer answer) -> {
          return answer;
        }
        case Hop.Led(Request further) -> next = further;
      }
    }
    throw new Failure(
        Kind.FINAL, "more than " + request.conduct().maxRedirects() + " redirects in a row");
  }

  /// What came of one request.
  private sealed interface Hop {
    record Answered(Answer answer) implements Hop {}

    record Led(Request further) implements Hop {}
  }

  /// A connection that was closed while it lay idle is replaced by a new one.
  private Hop hop(Request request, Exchange exchange, Optional<Consumer<String>> wire)
      throws Failure {
    Message message = Message.of(request);
    Route route = Route.of(request.url(), request.conduct());
    wire.ifPresent(message::lines);
    Optional<Connection> kept = kept(route, request.method());
    if (kept.isPresent()) {
      try {
        return hop(request, message, kept.get(), exchange, wire);
      } catch (Unanswered e) {
        if (exchange.aborted() || !REPEATABLE.contains(request.method())) {
          throw new Failure(Kind.LOST, Losses.told(e.cause()));
        }
      }
    }
    Connection fresh = connector.connect(route, request.conduct().connectTimeout(), exchange);
    try {
      return hop(request, message, fresh, exchange, wire);
    } catch (Unanswered e) {
      throw new Failure(Kind.LOST, Losses.told(e.cause()));
    }
  }

  /// Nothing of an answer arrived on a connection.
  private static final class Unanswered extends Exception {
    private static final long serialVersionUID = 1;

    Unanswered(Exception cause) {
      super(null, cause, false, false);
    }

    Exception cause() {
      return (Exception) java.util.Objects.requireNonNull(getCause());
    }
  }

  private Optional<Connection> kept(Route route, String method) {
    Optional<Connection> kept = pool.take(route);
    while (kept.isPresent() && !REPEATABLE.contains(method) && kept.get().stale()) {
      kept.get().close();
      kept = pool.take(route);
    }
    return kept;
  }

  private Hop hop(
      Request request,
      Message message,
      Connection connection,
      Exchange exchange,
      Optional<Consumer<String>> wire)
      throws Failure, Unanswered {
    boolean keep = false;
    try {
      exchange.uses(connection.socket);
      ClassicHttpResponse response = sent(message, connection);
      wire.ifPresent(it -> received(response, it));
      Hop hop = hop(request, response, connection);
      keep = message.keepsAlive(response) && connection.wire.isConsistent();
      return hop;
    } catch (IOException | HttpException e) {
      throw new Failure(Kind.LOST, Losses.told(e));
    } finally {
      exchange.usesNone();
      if (keep) {
        pool.give(connection);
      } else {
        connection.close();
      }
    }
  }

  /// Sends a request, and takes the head of its answer, behind interim ones.
  private static ClassicHttpResponse sent(Message message, Connection connection)
      throws Unanswered, Failure {
    try {
      message.send(connection.wire);
      ClassicHttpResponse response = connection.wire.receiveResponseHeader();
      while (response.getCode() < 200) {
        response = connection.wire.receiveResponseHeader();
      }
      return response;
    } catch (org.apache.hc.core5.http.MessageConstraintException e) {
      throw new Failure(Kind.FINAL, "the head of the answer is too large");
    } catch (IOException | HttpException e) {
      throw new Unanswered(e);
    }
  }

  private static void received(ClassicHttpResponse response, Consumer<String> wire) {
    wire.accept("< HTTP/1.1 " + response.getCode() + " " + phrase(response));
    headers(response).forEach(it -> wire.accept("< " + Masked.header(it)));
  }

  private static String phrase(ClassicHttpResponse response) {
    String phrase = response.getReasonPhrase();
    String usual =
        EnglishReasonPhraseCatalog.INSTANCE.getReason(response.getCode(), Locale.ENGLISH);
    return phrase == null || phrase.isBlank() ? (usual == null ? "" : usual) : phrase;
  }

  private static List<Header> headers(ClassicHttpResponse response) {
    org.apache.hc.core5.http.Header[] all = response.getHeaders();
    List<Header> headers = new ArrayList<>(all.length);
    for (org.apache.hc.core5.http.Header header : all) {
      String value = header.getValue();
      headers.add(new Header(header.getName(), value == null ? "" : value));
    }
    return headers;
  }

  private Hop hop(Request request, ClassicHttpResponse response, Connection connection)
      throws Failure, IOException, HttpException {
    if (Message.hasBody(request.method(), response.getCode())) {
      connection.wire.receiveResponseEntity(response);
    }
    List<Header> headers = headers(response);
    if (response.getCode() < 300 || response.getCode() >= 400) {
      return answered(request, response, headers, connection, Optional.empty());
    }
    Optional<String> location =
        headers.stream()
            .filter(it -> it.name().equalsIgnoreCase("location"))
            .map(Header::value)
            .findFirst();
    return switch (Redirect.of(request, response.getCode(), location)) {
      case Redirect.Followed(Request further) -> {
        bodies.captured(response, connection.buffer, PASSED_OVER).close();
        yield new Hop.Led(further);
      }
      case Redirect.Stayed(String why) ->
          answered(request, response, headers, connection, Optional.of(why));
      case Redirect.None _ -> answered(request, response, headers, connection, Optional.empty());
    };
  }

  private Hop answered(
      Request request,
      ClassicHttpResponse response,
      List<Header> headers,
      Connection connection,
      Optional<String> stayed)
      throws Failure, IOException {
    Conduct conduct = request.conduct();
    boolean save = conduct.save().isPresent() && response.getCode() < 300;
    Capture body;
    if (save) {
      bodies.saved(response, connection.buffer, conduct.maxBody(), conduct.save().orElseThrow());
      body = bodies.none();
    } else {
      body = bodies.captured(response, connection.buffer, conduct.maxBody());
    }
    return new Hop.Answered(
        new Answer(response.getCode(), phrase(response), headers, body, request.url(), stayed));
  }

  @Override
  public void close() {
    pool.close();
  }
}
