package dev.runner.driver.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.plan.Http;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RedirectTest {
  @TempDir private Path folder;
  private Requester requester;

  @BeforeEach
  void open() {
    requester = new Requester(folder);
  }

  @AfterEach
  void close() {
    requester.close();
  }

  /// Redirects what asks for `/from`, and says of others how they asked.
  private static RawServer redirecting(int status, String location) throws IOException {
    return new RawServer(
        connection -> {
          for (String head = connection.head(); !head.isEmpty(); head = connection.head()) {
            if (head.contains(" /from")) {
              connection.say("HTTP/1.1 " + status + " Go\r\nContent-Length: 3\r\nLocation: ");
              connection.say(location + "\r\n\r\n...");
            } else {
              connection.ok(head.lines().findFirst().orElseThrow());
            }
          }
        });
  }

  @ParameterizedTest
  @CsvSource({
    "301, GET, GET", "302, PUT, PUT", "303, DELETE, GET", "307, GET, GET", "308, PUT, PUT",
    "301, POST, GET", "302, POST, GET", "303, POST, GET", "307, POST, POST", "308, POST, POST",
  })
  void keeps_or_changes_the_method(int status, String method, String then) throws IOException {
    try (var server = redirecting(status, "/to")) {
      Heard heard =
          Asking.with(method, server.url("/from"))
              .header("Content-Type", "text/x")
              .body("abc")
              .by(requester);

      assertThat(heard.text()).isEqualTo(then + " /to HTTP/1.1");
      assertThat(heard.answer().url()).hasToString(server.url("/to"));
      if (then.equals(method) && !method.equals("GET")) {
        assertThat(server.heads.get(1)).contains("Content-Type: text/x", "Content-Length: 3");
      }
      if (!then.equals(method)) {
        assertThat(server.heads.get(1)).doesNotContain("Content-");
      }
      assertThat(server.connections).hasValue(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/to, /to",
    "to, /from/to",
    "../to, /to",
    "?a=b, /from/x?a=b",
    "/t o#part, /t%20o",
    "/ü, /%C3%BC",
  })
  void resolves_locations(String location, String path) throws IOException {
    try (var server =
        new RawServer(
            connection -> {
              connection.head();
              connection.say("HTTP/1.1 302 Go\r\nContent-Length: 0\r\nLocation: ");
              connection.say(location + "\r\n\r\n");
              connection.ok(connection.head().lines().findFirst().orElseThrow());
            })) {
      assertThat(Asking.get(server.url("/from/x")).by(requester).text())
          .isEqualTo("GET " + path + " HTTP/1.1");
    }
  }

  @Test
  void a_loop_comes_to_its_end() throws IOException {
    try (var server = redirecting(302, "/from")) {
      assertThat(Asking.get(server.url("/from")).by(requester).failure())
          .isEqualTo("FINAL more than 10 redirects");
      assertThat(server.heads).hasSize(11);
    }
  }

  @Test
  void says_why_it_stayed() throws IOException {
    for (List<String> pair :
        List.of(
            List.of(
                "http://me:secret@other.example/x?token=1",
                "to http://other.example:80/x: another origin"),
            List.of("ftp://other.example/", "to ftp: not http or https"),
            List.of("http://[", "its Location is no URL"))) {
      try (var server = redirecting(302, pair.getFirst())) {
        Answer answer = Asking.get(server.url("/from")).by(requester).answer();
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.stayed()).contains(pair.getLast());
        assertThat(answer.body().size()).isEqualTo(3);
      }
    }
  }

  @Test
  void follows_none_where_that_is_asked_for() throws IOException {
    try (var server = redirecting(302, "/to")) {
      Answer answer =
          Asking.get(server.url("/from")).redirects(Http.Follow.NONE, 10).by(requester).answer();
      assertThat(answer.stayed())
          .contains("to http://127.0.0.1:" + server.port() + "/to: redirects are not followed");
    }
  }

  @Test
  void no_credential_goes_to_another_origin() throws IOException {
    try (var other = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        var server = redirecting(307, other.url("/to"))) {
      Asking.with("POST", server.url("/from"))
          .header("Authorization", "Bearer x")
          .header("Cookie", "a=b")
          .header("X-Api-Key", "x")
          .header("Content-Type", "text/x")
          .header("x-request-id", "1")
          .header("X-Correlation", "2")
          .body("abc")
          .redirects(Http.Follow.ANY, 10)
          .by(requester)
          .answer();

      assertThat(other.heads)
          .containsExactly(
              """
              POST /to HTTP/1.1
              Host: 127.0.0.1:PORT
              Content-Type: text/x
              x-request-id: 1
              X-Correlation: 2
              User-Agent: runner
              Accept: */*
              Accept-Encoding: gzip
              Content-Length: 3

              """
                  .replace("PORT", "" + other.port())
                  .replace("\n", "\r\n"));
    }
  }

  @Test
  void never_leads_from_https_to_http() {
    Request request = Asking.get("https://a.example/").redirects(Http.Follow.ANY, 10).request();
    assertThat(Redirect.of(request, 302, "http://a.example/"))
        .isEqualTo(new Redirect.Stayed("to http://a.example:80/: from https to http"));
  }

  @Test
  void a_large_body_of_a_redirect_is_not_read() throws IOException {
    try (var server =
        new RawServer(
            connection -> {
              if (connection.head().contains(" /from")) {
                connection.say("HTTP/1.1 302 Go\r\nLocation: /to\r\n\r\n");
                while (true) {
                  connection.out().write(new byte[8192]);
                }
              }
              connection.ok("there");
            })) {
      assertThat(Asking.get(server.url("/from")).by(requester).text()).isEqualTo("there");
    }
  }
}
