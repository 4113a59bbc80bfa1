package dev.runner.driver.http;

import static dev.runner.driver.http.Written.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.driver.Aftermath;
import dev.runner.driver.Capture;
import dev.runner.driver.Feedback;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.expr.Value;
import dev.runner.plan.Http;
import dev.runner.plan.Plans;
import dev.runner.plan.StatusSet;
import dev.runner.plan.Step;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What answers mean to a step.
final class VerdictTest {
  private static final Step STEP =
      Plans.plan(Plans.job("a").steps(Plans.step("x"))).plan().jobs().get(0).steps().get(0);

  private static Verdict of(Http.Expected expected, int status, Header... headers) {
    Answer answer =
        new Answer(
            status,
            status == 200 ? "OK" : "Other",
            List.of(headers),
            new Capture(Path.of("/nowhere")),
            URI.create("http://x/"),
            Optional.empty());
    AnswerNames names =
        new AnswerNames(
            Written.names(Value.of("right")), STEP.span(), answer, new Uses(false, false, false));
    return Verdict.of(STEP, Written.expecting(expected).http(), "GET http://x/", answer, names);
  }

  private static Verdict ended(Outcome outcome, Feedback feedback) {
    return new Verdict(new Aftermath(outcome, Map.of(), false), feedback);
  }

  private static Verdict refused(int status, Feedback feedback) {
    return ended(
        Outcome.failed(new Reason.Status(status, "GET http://x/: " + status + " Other")), feedback);
  }

  private static Http.Expected header(String name, String value) {
    return new Http.Expected(StatusSet.SUCCESS, Map.of(name, template(value)), Optional.empty());
  }

  private static Feedback paused(boolean throttled, Optional<Duration> asked, String why) {
    return new Feedback(false, throttled, Optional.of(new Feedback.Pause(asked, why)), false);
  }

  @ParameterizedTest
  @CsvSource({"200", "204", "299"})
  void a_status_that_is_expected_is_a_success(int status) {
    assertThat(of(Http.Expected.SUCCESS, status))
        .isEqualTo(ended(Outcome.SUCCEEDED, Feedback.NONE));
  }

  @ParameterizedTest
  @CsvSource({"301", "404", "408", "500", "502"})
  void another_status_is_a_failure(int status) {
    assertThat(of(Http.Expected.SUCCESS, status)).isEqualTo(refused(status, Feedback.NONE));
  }

  @Test
  void a_redirect_that_was_not_followed_says_why() {
    Answer answer =
        new Answer(
            302,
            "",
            List.of(),
            new Capture(Path.of("/nowhere")),
            URI.create("http://x/"),
            Optional.of("to http://y:80/: another origin"));

    assertThat(Verdict.status(answer))
        .isEqualTo("302, not followed to http://y:80/: another origin");
  }

  @Test
  void too_many_requests_pause_the_limiter_for_as_long_as_the_server_says() {
    assertThat(of(Http.Expected.SUCCESS, 429, new Header("Retry-After", "7")))
        .isEqualTo(refused(429, paused(true, Optional.of(Duration.ofSeconds(7)), "429 Other")));
    assertThat(of(Http.Expected.SUCCESS, 429))
        .isEqualTo(refused(429, paused(true, Optional.empty(), "429 Other")));
  }

  @Test
  void an_unavailable_server_uses_up_a_retry_unless_it_says_when_to_come_again() {
    assertThat(of(Http.Expected.SUCCESS, 503, new Header("Retry-After", "7")))
        .isEqualTo(refused(503, paused(true, Optional.of(Duration.ofSeconds(7)), "503 Other")));
    assertThat(of(Http.Expected.SUCCESS, 503))
        .isEqualTo(refused(503, paused(false, Optional.empty(), "503 Other")));
  }

  @Test
  void a_success_that_used_up_the_quota_pauses_the_limiter() {
    assertThat(of(Http.Expected.SUCCESS, 200, new Header("RateLimit", "\"a\";r=0;t=12")))
        .isEqualTo(
            ended(
                Outcome.SUCCEEDED,
                paused(
                    false, Optional.of(Duration.ofSeconds(12)), "nothing remains of the quota")));
  }

  @ParameterizedTest
  @CsvSource({"right", "right; charset=utf-8", "right ;a"})
  void a_header_must_be_as_expected_but_for_its_parameters(String value) {
    assertThat(of(header("X-A", "${{ v }}"), 200, new Header("x-a", value)))
        .isEqualTo(ended(Outcome.SUCCEEDED, Feedback.NONE));
  }

  @ParameterizedTest
  @CsvSource({"wrong", "wrong right", "RIGHT", "''"})
  void another_value_of_a_header_is_a_failure(String value) {
    assertThat(of(header("X-A", "${{ v }}"), 200, new Header("x-a", value)))
        .isEqualTo(unexpected("the header `X-A` is `" + value + "`, not `right`"));
  }

  @Test
  void a_header_that_is_expected_must_be_there() {
    assertThat(of(header("X-A", "a"), 200, new Header("X-B", "a")))
        .isEqualTo(unexpected("the answer has no header `X-A`"));
  }

  private static Verdict unexpected(String message) {
    return ended(Outcome.failed(new Reason.Expectation(message)), Feedback.NONE);
  }
}
