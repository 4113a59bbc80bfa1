package dev.runner.driver.http;

import dev.runner.event.Captured;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Names;
import dev.runner.plan.Http;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

/// Requests whose answers are wanted, as a source of rows. One that fails for a reason that passes
/// is made again a few times.
public final class PageRequests implements AutoCloseable {
  private static final int TRIES = 5;
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Pattern LINK = Pattern.compile("<([^>]*)>\\s*((?:;[^,<]*)*)");
  private static final Pattern NEXT =
      Pattern.compile("(?i);\\s*rel\\s*=\\s*(?:next\\b|\"(?:[^\"]*\\s)?next(?:\\s[^\"]*)?\")");

  private final RequestRendering rendering;
  private final Requester requester;

  /// @param scratch a folder for large bodies
  public PageRequests(RequestRendering rendering, Path scratch) {
    this.rendering = rendering;
    this.requester = new Requester(scratch);
  }

  /// An answer that was as expected.
  ///
  /// @param url that gave it
  /// @param next where its `Link` header leads with `rel="next"`
  public record Page(Captured body, String url, Optional<String> next, Runnable release) {
    public InputStream open() {
      return body.open();
    }
  }

  /// The page that a request, or a link of the page before, leads to.
  ///
  /// @param link empty: to where the request itself goes
  /// @param from where the link was found
  /// @param field of the query that is set besides, and its value
  public Page get(
      Http http, Optional<String> link, String from, Optional<Header> field, Names names)
      throws IOException {
    Request request = request(http, link, from, field, names);
    for (int tries = 1; ; tries++) {
      Optional<Duration> wait = Optional.empty();
      try {
        Answer answer = awaited(request);
        if (http.expected().status().covers(answer.status())) {
          return page(answer);
        }
        wait = again(answer, tries);
        if (wait.isEmpty() || tries == TRIES) {
          throw new IOException(what(request) + ": " + Verdict.status(answer));
        }
      } catch (FailureException e) {
        if (e.failure().kind() == Exchange.Kind.FINAL || tries == TRIES) {
          throw new IOException(what(request) + ": " + e.getMessage(), e);
        }
        wait = Optional.of(Duration.ofSeconds(1L << (tries - 1)));
      }
      pause(wait.orElse(Duration.ZERO));
    }
  }

  private static String what(Request request) {
    return request.method() + " " + Masked.url(request.url());
  }

  private Request request(
      Http http, Optional<String> link, String from, Optional<Header> field, Names names)
      throws IOException {
    try {
      Request request = rendering.of(http, names);
      URI url = request.url();
      if (link.isPresent()) {
        url = linked(from, link.get());
      }
      if (field.isPresent()) {
        url = UrlRendering.with(url, field.get().name(), field.get().value(), http.url().span());
      }
      boolean other = !Origin.found(request.url()).equals(Origin.found(url));
      List<Header> headers = other ? Redirect.harmless(request) : request.headers();
      return new Request(request.method(), url, headers, request.content(), request.conduct());
    } catch (EvaluationException e) {
      throw new IOException(e.located(), e);
    }
  }

  private static URI linked(String from, String link) throws IOException {
    return Location.resolved(URI.create(from), link)
        .filter(it -> Origin.found(it).isPresent())
        .orElseThrow(() -> new IOException("the link to the next page is no URL"));
  }

  /// Waits in a way that can be interrupted.
  private Answer awaited(Request request) throws IOException {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    Exchange exchange = requester.send(request, new Awaited(answer));
    try {
      return answer.get();
    } catch (InterruptedException e) {
      exchange.abort();
      throw (IOException) new InterruptedIOException("interrupted").initCause(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof FailureException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /// Hands on what comes of an exchange.
  private record Awaited(CompletableFuture<Answer> answer) implements Exchange.Listener {
    @Override
    public void answered(Answer one) {
      answer.complete(one);
    }

    @Override
    public void failed(Exchange.Failure failure) {
      answer.completeExceptionally(FailureException.of(failure));
    }

    @Override
    public void broken(Throwable cause) {
      answer.completeExceptionally(cause);
    }
  }

  private static Optional<Duration> again(Answer answer, int tries) {
    boolean passing = answer.status() == 408 || answer.status() == 429 || answer.status() >= 500;
    answer.body().close();
    return passing
        ? Pauses.refused(answer.headers(), Instant.now())
            .or(() -> Optional.of(Duration.ofSeconds(1L << (tries - 1))))
        : Optional.empty();
  }

  private static void pause(Duration wait) throws IOException {
    try {
      Thread.sleep(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
    } catch (InterruptedException e) {
      throw (IOException) new InterruptedIOException("interrupted").initCause(e);
    }
  }

  private static Page page(Answer answer) {
    Optional<String> next =
        answer.headers().stream()
            .filter(it -> it.name().equalsIgnoreCase("link"))
            .flatMap(it -> LINK.matcher(it.value()).results())
            .filter(it -> NEXT.matcher(it.group(2)).find())
            .map(it -> it.group(1))
            .findFirst();
    return new Page(answer.body(), answer.url().toString(), next, answer.body()::close);
  }

  @Override
  public void close() {
    requester.close();
  }
}
