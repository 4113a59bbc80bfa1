package dev.runner.driver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RequesterTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

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

  @Test
  void sends_headers_in_order_and_as_utf_8() throws IOException {
    try (var server = RawServer.answering(OK)) {
      Heard heard =
          Asking.get(server.url("/a%20b?c=d"))
              .header("X-B", "🚀 ü")
              .header("X-A", "1")
              .by(requester);

      assertThat(heard.text()).isEqualTo("ok");
      assertThat(server.heads)
          .containsExactly(
              """
              GET /a%20b?c=d HTTP/1.1
              Host: 127.0.0.1:PORT
              X-B: 🚀 ü
              X-A: 1
              User-Agent: runner
              Accept: */*
              Accept-Encoding: gzip

              """
                  .replace("PORT", "" + server.port())
                  .replace("\n", "\r\n"));
    }
  }

  @Test
  void a_request_s_own_headers_replace_the_usual_ones() throws IOException {
    try (var server = RawServer.answering(OK)) {
      Asking.get(server.url("/"))
          .header("user-agent", "me")
          .header("ACCEPT", "text/plain")
          .header("accept-encoding", "identity")
          .by(requester)
          .answer();

      assertThat(server.heads.getFirst())
          .doesNotContain("runner", "*/*", "gzip")
          .contains("user-agent: me\r\nACCEPT: text/plain\r\naccept-encoding: identity\r\n");
    }
  }

  @Test
  void tells_status_phrase_headers_and_url() throws IOException {
    try (var server =
        RawServer.answering("HTTP/1.1 404 Nö\r\nX-A: ü\r\nContent-Length: 0\r\nX-A: 2\r\n\r\n")) {
      Answer answer = Asking.get(server.url("/x")).by(requester).answer();

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.phrase()).isEqualTo("Nö");
      assertThat(answer.headers())
          .containsExactly(
              new Header("X-A", "ü"), new Header("Content-Length", "0"), new Header("X-A", "2"));
      assertThat(answer.url()).hasToString(server.url("/x"));
      assertThat(answer.stayed()).isEmpty();
    }
  }

  @Test
  void uses_a_connection_again() throws IOException {
    try (var server = RawServer.answering(OK)) {
      for (int i = 0; i < 5; i++) {
        assertThat(Asking.with("POST", server.url("/")).body("x").by(requester).text())
            .isEqualTo("ok");
      }
      assertThat(server.connections).hasValue(1);
      assertThat(server.heads).hasSize(5);
    }
  }

  @Test
  void a_connection_that_the_server_closes_is_not_used_again() throws IOException {
    try (var server =
        RawServer.answering("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")) {
      Asking.get(server.url("/")).by(requester).answer();
      Asking.get(server.url("/")).by(requester).answer();

      assertThat(server.connections).hasValue(2);
    }
  }

  @Test
  void replaces_a_connection_that_was_closed_while_it_waited() throws IOException {
    try (var server =
        new RawServer(
            connection -> {
              connection.head();
              connection.ok("x");
              connection.head();
            })) {
      for (int i = 0; i < 3; i++) {
        assertThat(Asking.get(server.url("/")).by(requester).text()).isEqualTo("x");
      }
      assertThat(server.connections).hasValue(3);
    }
  }

  @Test
  void does_not_repeat_what_may_have_been_heard() throws IOException {
    try (var server =
        new RawServer(
            connection -> {
              connection.head();
              connection.ok("x");
              connection.head();
            })) {
      Asking.get(server.url("/")).by(requester).answer();

      assertThat(Asking.with("POST", server.url("/")).body("x").by(requester).failure())
          .isEqualTo(
              "LOST 127.0.0.1:" + server.port() + " closed the connection without an answer");
      assertThat(server.heads).hasSize(2);
    }
  }

  @Test
  void an_answer_that_nobody_asked_for_is_not_taken_for_the_next() throws IOException {
    try (var server = RawServer.answering(OK + OK.replace("200", "500"))) {
      for (int i = 0; i < 3; i++) {
        assertThat(Asking.get(server.url("/")).by(requester).answer().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void skips_interim_answers() throws IOException {
    String interim = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";
    try (var server = RawServer.answering(interim + interim + OK)) {
      assertThat(Asking.get(server.url("/")).by(requester).answer().status()).isEqualTo(200);
    }
  }

  @Test
  void some_answers_have_no_body_whatever_they_say() throws IOException {
    try (var server =
        new RawServer(
            connection -> {
              for (String head = connection.head(); !head.isEmpty(); head = connection.head()) {
                String status = head.startsWith("HEAD") ? "200" : head.substring(5, 8);
                connection.say(
                    "HTTP/1.1 "
                        + status
                        + " Fine\r\nContent-Length: 9\r\nX-S: "
                        + status
                        + "\r\n\r\n");
              }
            })) {
      assertThat(Asking.with("HEAD", server.url("/x")).by(requester).text()).isEmpty();
      assertThat(Asking.get(server.url("/204")).by(requester).answer().status()).isEqualTo(204);
      assertThat(Asking.get(server.url("/304")).by(requester).answer().status()).isEqualTo(304);
      assertThat(server.connections).hasValue(1);
    }
  }

  @Test
  void reads_chunks_and_what_ends_with_the_connection() throws IOException {
    String chunks =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1;x\r\nd\r\n0\r\n\r\n";
    try (var chunked = RawServer.answering(chunks);
        var closing =
            new RawServer(
                connection -> {
                  connection.head();
                  connection.say("HTTP/1.0 200 OK\r\n\r\nto the end");
                })) {
      assertThat(Asking.get(chunked.url("/")).by(requester).text()).isEqualTo("abcd");
      assertThat(Asking.get(chunked.url("/")).by(requester).text()).isEqualTo("abcd");
      assertThat(Asking.get(closing.url("/")).by(requester).text()).isEqualTo("to the end");
      assertThat(chunked.connections).hasValue(1);
    }
  }

  @Test
  void decodes_bodies() throws IOException {
    for (String encoding : List.of("gzip", "deflate", "raw deflate")) {
      byte[] body = encoded(encoding, "hello, hello, hello");
      String announced = encoding.replace("raw ", "");
      try (var server =
          new RawServer(
              connection -> {
                while (!connection.head().isEmpty()) {
                  connection.say("HTTP/1.1 200 OK\r\nContent-Encoding: " + announced);
                  connection.say("\r\nContent-Length: " + body.length + "\r\n\r\n");
                  connection.out().write(body);
                }
              })) {
        assertThat(Asking.get(server.url("/")).by(requester).text())
            .isEqualTo("hello, hello, hello");
        assertThat(Asking.get(server.url("/")).by(requester).text())
            .isEqualTo("hello, hello, hello");
        assertThat(server.connections).hasValue(1);
      }
    }
  }

  private static byte[] encoded(String encoding, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(6, encoding.startsWith("raw"));
    try (var out =
        encoding.equals("gzip")
            ? new GZIPOutputStream(bytes)
            : new DeflaterOutputStream(bytes, deflater)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void refuses_what_would_write_another_header() {
    String url = "http://127.0.0.1:9/";
    assertThat(Asking.get(url).header("X-A", "a\r\nX-B: c").by(requester).failure())
        .isEqualTo("FINAL the value of the header X-A has a line break or a NUL in it");
    assertThat(Asking.get(url).header("X-A", "a\0").by(requester).failure()).startsWith("FINAL");
    assertThat(Asking.get(url).header("X A\n", "a").by(requester).failure())
        .isEqualTo("FINAL `X A?` is no header's name");
    assertThat(Asking.with("GET /", url).by(requester).failure())
        .isEqualTo("FINAL `GET /` is no HTTP method");
    assertThat(Asking.get(url).header("content-length", "3").by(requester).failure())
        .isEqualTo("FINAL the header Content-Length can't be set");
    assertThat(Asking.get("ftp://me:secret@x/").by(requester).failure())
        .isEqualTo("FINAL `ftp://x/` is no http or https URL with a host");
  }

  @Test
  void user_info_is_neither_sent_nor_shown() throws IOException {
    try (var server = RawServer.answering(OK)) {
      String url = "http://me:secret@127.0.0.1:" + server.port() + "/";
      Asking.get(url).by(requester).answer();

      assertThat(server.heads.getFirst()).doesNotContain("me:", "secret", "uthorization");
    }
    assertThat(Asking.get("http://me:secret@127.0.0.1:9/").by(requester).failure())
        .isEqualTo("UNSENT can't connect to 127.0.0.1:9: connection refused");
  }

  @Test
  void tells_a_wire_the_heads_of_every_hop() throws IOException {
    List<String> lines = new ArrayList<>();
    Wire wire =
        new Wire() {
          @Override
          public void sent(List<String> sent) {
            lines.add("> " + sent.getFirst());
          }

          @Override
          public void received(List<String> received) {
            lines.addAll(received.stream().map(it -> "< " + it).toList());
          }
        };
    try (var server =
        new RawServer(
            connection -> {
              connection.head();
              connection.say("HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n");
              connection.head();
              connection.ok("");
            })) {
      Heard heard = new Heard();
      requester.send(Asking.get(server.url("/a")).request(), heard, wire);
      heard.answer();
    }
    assertThat(lines)
        .containsExactly(
            "> GET /a HTTP/1.1",
            "< HTTP/1.1 302 Found",
            "< Location: /b",
            "< Content-Length: 0",
            "> GET /b HTTP/1.1",
            "< HTTP/1.1 200 OK",
            "< Content-Length: 0");
  }

  @Test
  void hands_on_what_is_a_bug() throws IOException {
    RuntimeException bug = new IllegalStateException("a bug");
    Wire wire =
        new Wire() {
          @Override
          public void sent(List<String> lines) {
            throw bug;
          }

          @Override
          public void received(List<String> lines) {}
        };
    try (var server = RawServer.answering(OK)) {
      Heard heard = new Heard();
      requester.send(Asking.get(server.url("/")).request(), heard, wire);
      assertThat(heard.end()).isSameAs(bug);
    }
  }

  @Test
  void many_at_once_have_a_connection_each() throws IOException {
    CountDownLatch all = new CountDownLatch(20);
    try (var server =
        new RawServer(
            connection -> {
              connection.head();
              all.countDown();
              all.await();
              connection.ok("x");
            })) {
      List<Heard> heard =
          Stream.generate(() -> Asking.get(server.url("/")).by(requester)).limit(20).toList();
      assertThat(heard).extracting(Heard::text).containsOnly("x");
    }
  }

  @Test
  void saves_a_body_completely_or_not_at_all() throws IOException {
    Path file = folder.resolve("a/b/body");
    try (var server =
        new RawServer(
            connection -> {
              String head = connection.head();
              String status = head.startsWith("GET /broken") ? "200" : head.substring(5, 8);
              connection.say("HTTP/1.1 " + status + " Hm\r\nContent-Length: 4\r\n\r\nbo");
              connection.say(head.startsWith("GET /broken") ? "" : "dy");
            })) {
      Answer saved = Asking.get(server.url("/200")).save(file).by(requester).answer();
      assertThat(saved.body().size()).isZero();
      assertThat(file).hasContent("body");

      assertThat(Asking.get(server.url("/broken")).save(file).by(requester).failure())
          .isEqualTo("LOST the connection was closed after 2 of 4 bytes of the body");
      assertThat(Asking.get(server.url("/404")).save(file).by(requester).text()).isEqualTo("body");
      assertThat(Asking.get(server.url("/200")).save(file.getParent()).by(requester).failure())
          .isEqualTo("FINAL " + file.getParent() + " can't be written: it is a folder");
      assertThat(Asking.get(server.url("/200")).save(file.resolve("c")).by(requester).failure())
          .isEqualTo(
              "FINAL " + file.resolve("c") + " can't be written: " + file + " is not a folder");
    }
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
    assertThat(Optional.of(Files.readString(file))).contains("body");
  }
}
