package dev.runner.target;

import dev.runner.expr.Names;
import dev.runner.plan.Http;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// The port through which the answers to requests become targets.
public interface PageSource {

  /// Makes a request, and waits for its answer.
  ///
  /// @param names what the request's templates may use
  /// @throws IOException there is no answer, or none as expected; the message says why
  /// @throws java.io.InterruptedIOException when this thread was interrupted; the request was
  ///   aborted
  Page get(Http http, Turn turn, Names names) throws IOException;

  /// Which page.
  sealed interface Turn {
    record First() implements Turn {}

    /// The one that a link leads to, relative to the page before.
    record Linked(String url, String from) implements Turn {}

    /// The one that a field of the query asks for.
    record Asked(String field, String value) implements Turn {}
  }

  /// An answer; to be closed.
  interface Page extends AutoCloseable {
    /// From its beginning, each time.
    InputStream open();

    /// Where the `Link` header leads with `rel="next"`.
    Optional<String> link();

    /// Where it came from.
    String url();

    @Override
    void close();
  }
}
