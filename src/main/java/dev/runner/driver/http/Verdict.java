package dev.runner.driver.http;

import dev.runner.driver.Aftermath;
import dev.runner.driver.Feedback;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Names;
import dev.runner.expr.Template;
import dev.runner.plan.Http;
import dev.runner.plan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What an answer means to the step that asked.
///
/// @param after the outcome, and what the step makes of the answer
/// @param feedback about further requests
record Verdict(Aftermath after, Feedback feedback) {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  /// @param what the request, as messages call it
  static Verdict of(Step step, Http http, String what, Answer answer, AnswerNames names) {
    boolean accepted = http.expected().status().covers(answer.status());
    if (!accepted) {
      Reason reason = new Reason.Status(answer.status(), what + ": " + status(answer));
      return new Verdict(failed(reason), refused(step, answer));
    }
    Aftermath after = expected(step, http, answer, names);
    return new Verdict(
        after,
        new Feedback(
            after.unmet(),
            false,
            answer.status() < 300
                ? Pauses.usedUp(answer.headers(), Instant.now())
                    .filter(it -> !it.isZero())
                    .map(it -> new Feedback.Pause(Optional.of(it), "nothing remains of the quota"))
                : Optional.empty(),
            !after.unmet()
                && after.outcome() instanceof Outcome.Failed
                && Aftermath.matches(step, answer.body())));
  }

  static String status(Answer answer) {
    String phrase = answer.phrase().isEmpty() ? "" : " " + answer.phrase();
    return answer.status() + phrase + answer.stayed().map(it -> ", not followed " + it).orElse("");
  }

  private static Feedback refused(Step step, Answer answer) {
    int status = answer.status();
    boolean declared = step.throttled().status().covers(status);
    Optional<Duration> asked = Pauses.refused(answer.headers(), Instant.now());
    boolean throttled =
        declared || status == TOO_MANY_REQUESTS || status == UNAVAILABLE && asked.isPresent();
    boolean pause = throttled || status == UNAVAILABLE;
    return new Feedback(
        false,
        throttled,
        pause ? Optional.of(new Feedback.Pause(asked, status(answer))) : Optional.empty(),
        Aftermath.matches(step, answer.body()));
  }

  private static Aftermath expected(Step step, Http http, Answer answer, AnswerNames names) {
    try {
      Optional<String> missing = missing(http, answer, names);
      if (missing.isPresent()) {
        return failed(new Reason.Expectation(missing.get()));
      }
      if (http.expected().body().isPresent() && !http.expected().body().get().test(names)) {
        return failed(
            new Reason.Expectation("expect.body is false: " + http.expected().body().get()));
      }
      return Aftermath.of(step, names);
    } catch (EvaluationException e) {
      return failed(new Reason.Expression(e.located()));
    }
  }

  private static Optional<String> missing(Http http, Answer answer, Names names)
      throws EvaluationException {
    for (Map.Entry<String, Template> entry : http.expected().headers().entrySet()) {
      String name = entry.getKey();
      String wanted = entry.getValue().text(names);
      Optional<String> found =
          answer.headers().stream()
              .filter(it -> it.name().equalsIgnoreCase(name))
              .map(Header::value)
              .findFirst();
      if (found.isEmpty()) {
        return Optional.of("the answer has no header `" + name + "`");
      }
      if (!found.get().equals(wanted) && !found.get().split(";", 2)[0].strip().equals(wanted)) {
        return Optional.of(
            "the header `" + name + "` is `" + found.get() + "`, not `" + wanted + "`");
      }
    }
    return Optional.empty();
  }

  private static Aftermath failed(Reason reason) {
    return new Aftermath(Outcome.failed(reason), Map.of(), false);
  }
}
