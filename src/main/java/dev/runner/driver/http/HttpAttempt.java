package dev.runner.driver.http;

import dev.runner.driver.Aftermath;
import dev.runner.driver.Attempt;
import dev.runner.driver.Driver;
import dev.runner.driver.Ending;
import dev.runner.event.Captured;
import dev.runner.event.Channel;
import dev.runner.event.NoteSink;
import dev.runner.event.Outcome;
import dev.runner.event.OutputSink;
import dev.runner.event.Reason;
import dev.runner.event.Response;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// An attempt that is a request, from the rendering of it to what its answer means.
final class HttpAttempt implements Driver.Running, Exchange.Listener {
  /// So much of a body is shown at most while the run goes on.
  private static final int SHOWN = 64 << 10;

  private final HttpDriver driver;
  private final HttpDriver.Wanted wanted;
  private final Attempt attempt;
  private final OutputSink output;
  private final Driver.Completion completion;
  private String what = "";
  private Optional<Exchange> exchange = Optional.empty();
  private boolean stopped;

  HttpAttempt(HttpDriver driver, Attempt attempt, OutputSink output, Driver.Completion completion) {
    this.driver = driver;
    this.wanted = driver.wanted(attempt.task().step().step());
    this.attempt = attempt;
    this.output = output;
    this.completion = completion;
  }

  /// Makes the request, and judges its answer; on a thread that may be kept for long.
  void begin() {
    try {
      Request request = named(driver.rendering().of(wanted.http(), attempt.names()));
      what = request.method() + " " + Masked.url(request.url());
      send(request);
    } catch (EvaluationException e) {
      completion.ended(Ending.failed(Outcome.failed(new Reason.Expression(e.located()))));
    } catch (RuntimeException | Error e) {
      completion.broken(e);
    }
  }

  private void send(Request request) {
    boolean never;
    synchronized (this) {
      never = stopped;
      if (!never) {
        exchange =
            Optional.of(
                driver.notes().isEmpty()
                    ? driver.requester().send(request, this)
                    : driver.requester().send(request, this, noted(driver.notes().get())));
      }
    }
    if (never) {
      completion.ended(ended());
    }
  }

  private Wire noted(NoteSink notes) {
    return new Wire() {
      @Override
      public void sent(List<String> lines) {
        lines.forEach(it -> notes.note(attempt.task(), "> " + shown(it)));
      }

      @Override
      public void received(List<String> lines) {
        lines.forEach(it -> notes.note(attempt.task(), "< " + shown(it)));
      }
    };
  }

  private String shown(String line) {
    return driver.mask().in(Masked.line(line));
  }

  /// The request, with the header that tells this attempt from all others.
  private Request named(Request request) {
    Optional<String> header = wanted.http().requestId();
    boolean said =
        header.isEmpty()
            || request.headers().stream().anyMatch(it -> it.name().equalsIgnoreCase(header.get()));
    if (said) {
      return request;
    }
    List<Header> headers = new ArrayList<>(request.headers());
    ThreadLocalRandom random = ThreadLocalRandom.current();
    headers.add(
        new Header(header.get(), new UUID(random.nextLong(), random.nextLong()).toString()));
    return new Request(
        request.method(), request.url(), headers, request.content(), request.conduct());
  }

  @Override
  public void stop(boolean atOnce) {
    Optional<Exchange> told;
    synchronized (this) {
      stopped = true;
      told = exchange;
    }
    told.ifPresent(Exchange::abort);
  }

  @Override
  public void sending() {
    completion.sent();
  }

  @Override
  public void answered(Answer answer) {
    try {
      judge(answer);
    } catch (RuntimeException | Error e) {
      completion.broken(e);
    }
  }

  private void judge(Answer answer) {
    show(answer.body());
    Answer seen = answer.masked(driver.mask());
    AnswerNames names = new AnswerNames(attempt.names(), wanted.step().span(), seen, wanted.uses());
    Verdict verdict = Verdict.of(wanted.step(), wanted.http(), what, answer, names);
    Aftermath after = verdict.after();
    completion.ended(
        new Ending(
            after.outcome(),
            false,
            Value.NULL,
            Optional.of(new Response(answer.status(), () -> AnswerNames.headers(seen))),
            after.outputs(),
            answer.body(),
            Captured.NONE,
            Optional.empty(),
            verdict.feedback(),
            answer.body()::close));
  }

  private void show(Captured body) {
    byte[] bytes = body.head(SHOWN);
    if (bytes.length > 0) {
      output.write(attempt.task(), Channel.STDOUT, bytes);
    }
  }

  @Override
  public void failed(Exchange.Failure failure) {
    if (failure.kind() == Exchange.Kind.ABORTED) {
      completion.ended(ended());
      return;
    }
    boolean heard = failure.kind() == Exchange.Kind.LOST;
    boolean passing = failure.kind() != Exchange.Kind.FINAL;
    Reason reason = new Reason.Connection(heard, passing, what + ": " + failure.message());
    completion.ended(Ending.failed(Outcome.failed(reason)));
  }

  @Override
  public void broken(Throwable cause) {
    completion.broken(cause);
  }

  private static Ending ended() {
    return Ending.failed(Outcome.cancelled(new Reason.Interrupted())).stopped(true);
  }
}
