package dev.runner.driver.http;

import dev.runner.driver.Attempt;
import dev.runner.driver.Driver;
import dev.runner.event.NoteSink;
import dev.runner.event.OutputSink;
import dev.runner.mask.Mask;
import dev.runner.plan.Command;
import dev.runner.plan.Http;
import dev.runner.plan.Step;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Makes attempts that are HTTP requests. A virtual thread puts the values in and judges the
/// answer; none of the scheduler's waits.
public final class HttpDriver implements Driver, AutoCloseable {
  private final RequestRendering rendering;
  private final Mask mask;
  private final Requester requester;
  private final Optional<NoteSink> notes;
  private final IdentityHashMap<Step, Uses> uses = new IdentityHashMap<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("requests").factory());

  /// @param scratch a folder for large bodies
  /// @param notes told what is sent and received, without what might be a credential
  /// @param mask of answers
  public HttpDriver(RequestRendering rendering, Path scratch, Optional<NoteSink> notes, Mask mask) {
    this.rendering = rendering;
    this.mask = mask;
    this.requester = new Requester(scratch, mask);
    this.notes = notes;
  }

  /// A step as a request, and what its expressions look at.
  record Wanted(Step step, Http http, Uses uses) {}

  @Override
  public Running start(Attempt attempt, OutputSink output, Completion completion) {
    HttpAttempt begun = new HttpAttempt(this, attempt, output, completion);
    threads.execute(begun::begin);
    return begun;
  }

  /// @throws IllegalArgumentException when the step makes no request
  Wanted wanted(Step step) {
    if (step.command() instanceof Command.Request(Http http)) {
      return new Wanted(step, http, uses(step, http));
    }
    throw new IllegalArgumentException("step " + step.id() + " makes no request");
  }

  private synchronized Uses uses(Step step, Http http) {
    return uses.computeIfAbsent(step, _ -> Uses.of(step, http));
  }

  RequestRendering rendering() {
    return rendering;
  }

  Mask mask() {
    return mask;
  }

  Requester requester() {
    return requester;
  }

  Optional<NoteSink> notes() {
    return notes;
  }

  @Override
  public void close() {
    requester.close();
    threads.close();
  }
}
