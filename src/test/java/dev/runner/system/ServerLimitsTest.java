package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.system.Nginx.Logged;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Limiters against servers that mean it: what a server sees of them, and what becomes of its
/// wishes.
///
/// `-Drequests=1000` for a long look at the rate.
final class ServerLimitsTest extends SystemTest {
  private static final int REQUESTS = Integer.getInteger("requests", 300);
  private static final String ZONE = "limit_req_zone $server_addr zone=all:1m rate=50r/s;";
  private static final String LIMITED =
      "location / { limit_req zone=all burst=10 nodelay; try_files /answer =404; }";

  /// From when an attempt may start to when the server sees it.
  private static final Duration WAY = Duration.ofMillis(1000);

  /// By how much one request may take longer than another from going out to being seen.
  private static final Duration JITTER = Duration.ofMillis(100);

  /// Two jobs that share a limiter, with half of the requests each.
  private Launch launch(String url, String limiter, String more, int requests) throws IOException {
    write(
        "lines",
        String.join("\n", IntStream.range(0, requests / 2).mapToObj(String::valueOf).toList()));
    write(
        "plan.yaml",
        """
        version: 1
        name: limits
        concurrency: 32
        defaults: {http: {base_url: "URL"}}
        limits: {shared: LIMITER}
        jobs:
          one: &job
            targets: {lines: lines}
            limit: shared
            steps:
              - http: {url: "/${{ job.id }}/${{ target.value }}"}
                MORE
          two: *job
        """
            .replace("URL", url)
            .replace("LIMITER", limiter)
            .replace("MORE", more));
    return runner("apply", "plan.yaml", "-o", "csv");
  }

  private Nginx limited() throws IOException {
    Nginx nginx = Nginx.start(folder().resolve("nginx"), ZONE, LIMITED);
    nginx.serve("answer", "here you are\n");
    return nginx;
  }

  private static long unavailable(List<Logged> logged) {
    return logged.stream().filter(it -> it.status() == 503).count();
  }

  @Test
  void a_rate_is_used_and_hardly_ever_exceeded() throws Exception {
    try (Nginx nginx = limited()) {
      launch(nginx.url(), "{rate: 50/s, burst: 10}", "", REQUESTS).run();

      List<Logged> logged = nginx.requests();
      double seconds = logged.getLast().seconds() - logged.getFirst().seconds();
      double granted = 50 * seconds + 10;
      System.out.printf(
          Locale.ROOT,
          "%d requests, %d times 503, %.1f %% of the rate%n",
          logged.size(),
          unavailable(logged),
          100 * logged.size() / granted);
      assertThat(logged).hasSize(REQUESTS);
      assertThat(unavailable(logged)).isLessThanOrEqualTo(2);
      assertThat(logged.size() / granted).isGreaterThanOrEqualTo(0.98);
    }
  }

  @Test
  void no_request_is_lost_when_the_server_allows_less_than_the_plan() throws Exception {
    try (Nginx nginx = limited()) {
      Launched.Result result =
          launch(nginx.url(), "{rate: 100/s}", "throttled: {status: [503]}", 200).run();

      assertThat(result.code()).as(result.stdout()).isZero();
      assertThat(Reported.of(result.stdout())).hasSize(200).allMatch(Reported::succeeded);
      List<Logged> logged = nginx.requests();
      assertThat(logged.stream().filter(it -> it.status() == 200).map(Logged::uri))
          .hasSize(200)
          .doesNotHaveDuplicates();
      assertThat(unavailable(logged)).isPositive();
    }
  }

  private static String when(String retryAfter) {
    return retryAfter.equals("date")
        ? ZonedDateTime.now(ZoneOffset.UTC)
            .plusSeconds(3)
            .format(DateTimeFormatter.RFC_1123_DATE_TIME)
        : retryAfter;
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "date"})
  void a_server_that_says_when_to_come_back_is_left_alone_until_then(String retryAfter)
      throws Exception {
    Server.Answers answers =
        it -> {
          if (it.number() == 20) {
            it.refuse(429, when(retryAfter));
          } else {
            it.answer(200, "");
          }
        };
    try (Server server = Server.answering(answers)) {
      Launched.Result result = launch(server.url(), "{rate: 100/s}", "", 100).run();

      assertThat(result.code()).as(result.stdout()).isZero();
      List<Server.Asked> asked = server.asked();
      assertThat(asked).hasSize(101);
      long refused = asked.get(19).nanos();
      // What was under way already may still arrive.
      assertThat(asked.stream().map(it -> (it.nanos() - refused) / 1_000_000))
          .noneMatch(it -> it > WAY.toMillis() && it < 1900);
      assertThat(asked.subList(0, 60)).anyMatch(it -> it.target().startsWith("/two"));
    }
  }

  @Test
  void a_server_cannot_ask_for_more_than_the_longest_pause() throws Exception {
    Server.Answers answers =
        it -> {
          if (it.number() == 5) {
            it.refuse(503, "1000000000");
          } else {
            it.answer(200, "");
          }
        };
    try (Server server = Server.answering(answers)) {
      Launched.Result result = launch(server.url(), "{rate: 100/s, max_pause: 1s}", "", 20).run();

      assertThat(result.code()).as(result.stdout()).isZero();
      assertThat(server.asked()).hasSize(21);
      assertThat(result.stderr())
          .isEqualTo("shared: paused for 1s: 503 Service Unavailable (asked for 277777h46m)\n");
    }
  }

  @Test
  void a_slow_host_holds_up_nobody_but_itself() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: hosts
        concurrency: 8
        limits: {host: {concurrency: 2, key: "${{ target.host }}"}}
        jobs:
          all:
            targets:
              matrix:
                host: [SLOW, FAST]
                number: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]
            limit: host
            steps: [{http: {url: "${{ target.host }}/${{ target.number }}"}}]
        """);
    Server.Answers answers =
        it -> {
          if (it.header("Host").startsWith("localhost")) {
            Waiting.some(Duration.ofMillis(200));
          }
          it.answer(200, "");
        };
    try (Server server = Server.answering(answers)) {
      String plan = read("plan.yaml");
      write(
          "plan.yaml", plan.replace("SLOW", server.url("localhost")).replace("FAST", server.url()));

      Launched.Result result = runner("apply", "plan.yaml").run();

      assertThat(result.code()).as(result.stdout()).isZero();
      assertThat(server.most()).isLessThanOrEqualTo(4);
      List<String> hosts =
          server.asked().stream().map(it -> it.header("Host").split(":")[0]).toList();
      assertThat(hosts).hasSize(40);
      // 20 slow ones, two at once, take 2 seconds; the others are through long before.
      assertThat(hosts.subList(hosts.lastIndexOf("127.0.0.1"), 40)).hasSizeGreaterThan(10);
    }
  }

  @Test
  void a_quota_holds_in_every_window() throws Exception {
    try (Server server = Server.answering(it -> it.answer(200, ""))) {
      assertThat(launch(server.url(), "{quota: 6/2s}", "", 20).run().code()).isZero();

      List<Server.Asked> asked = server.asked();
      assertThat(asked).hasSize(20);
      for (int i = 6; i < asked.size(); i++) {
        assertThat(Duration.ofNanos(asked.get(i).nanos() - asked.get(i - 6).nanos()))
            .isGreaterThan(Duration.ofSeconds(2).minus(JITTER));
      }
    }
  }

  @Test
  void a_limiters_concurrency_holds_for_what_the_server_sees_with_retries() throws Exception {
    Server.Answers answers =
        it -> {
          Waiting.some(Duration.ofMillis(20));
          it.answer(it.number() % 3 == 0 ? 500 : 200, "");
        };
    try (Server server = Server.answering(answers)) {
      Launched.Result result =
          launch(
                  server.url(),
                  "{concurrency: 3}",
                  "retry: {max: 20, delay: 1ms, on: {status: [500]}}",
                  200)
              .run();

      assertThat(result.code()).as(result.stdout()).isZero();
      assertThat(server.most()).isEqualTo(3);
    }
  }
}
