package dev.runner.driver.http;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// What a listener was told.
final class Heard implements Exchange.Listener {
  private final CompletableFuture<Object> end = new CompletableFuture<>();
  final AtomicInteger times = new AtomicInteger();

  @Override
  public void answered(Answer answer) {
    told(answer);
  }

  @Override
  public void failed(Exchange.Failure failure) {
    told(failure);
  }

  @Override
  public void broken(Throwable cause) {
    told(cause);
  }

  private void told(Object what) {
    times.incrementAndGet();
    end.complete(what);
  }

  Object end() {
    try {
      return end.get(10, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  Answer answer() {
    if (end() instanceof Answer answer) {
      return answer;
    }
    throw new AssertionError("no answer: " + end());
  }

  String text() {
    return new String(answer().body().head(1 << 20), StandardCharsets.UTF_8);
  }

  /// Kind and message.
  String failure() {
    return end() instanceof Exchange.Failure(Exchange.Kind kind, String message)
        ? kind + " " + message
        : "no failure: " + end();
  }
}
