package dev.runner.driver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostileServerTest {
  private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n";

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

  /// What becomes of a GET when the server says this and closes.
  private String saying(String text) throws IOException {
    try (var server =
        new RawServer(
            connection -> {
              connection.head();
              connection.say(text);
            })) {
      return Asking.get(server.url("/"))
          .maxBody(1000)
          .by(requester)
          .failure()
          .replace(":" + server.port(), ":PORT");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n0123456789'|"
            + "LOST the connection was closed after 10 of 100 bytes of the body",
        "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n9\r\nf'|"
            + "LOST the connection was closed after 6 bytes of the body",
        "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n'|"
            + "LOST the connection was closed after 5 bytes of the body",
        "'HTTP/1.1 200 OK\r\nContent-Le'|"
            + "LOST the connection was closed within the head of the answer",
        "'garbage\r\n\r\n'|LOST what 127.0.0.1:PORT answered is not HTTP",
        "'HTTP/1.1 999 Huh\r\n\r\n'|LOST what 127.0.0.1:PORT answered is not HTTP",
        "'HTTP/1.1 101 Switching\r\n\r\n'|LOST what 127.0.0.1:PORT answered is not HTTP",
        "''|LOST 127.0.0.1:PORT closed the connection without an answer",
        "'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nplain'|"
            + "LOST the body is not the gzip that its head announces",
        "'HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n'|"
            + "FINAL the body is larger than max_body (1 KB)",
      })
  void says_what_is_wrong(String text, String failure) throws IOException {
    assertThat(saying(text)).isEqualTo(failure);
  }

  @Test
  void a_chunk_s_length_may_be_garbled() throws IOException {
    assertThat(saying(CHUNKED + "\r\nxyz\r\n")).startsWith("LOST ").contains("chunk");
  }

  @Test
  void lengths_that_contradict_each_other_are_no_answer() throws IOException {
    assertThat(saying("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"))
        .startsWith("LOST ");
    assertThat(saying("HTTP/1.1 200 OK\r\nContent-Length: -7\r\n\r\nab")).startsWith("LOST ");
  }

  /// Whatever it repeats, for ever.
  private static RawServer repeating(String start, byte[] again) throws IOException {
    return new RawServer(
        connection -> {
          connection.head();
          connection.say(start);
          while (true) {
            connection.out().write(again);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nX-A: |aaaaaaaa",
        "HTTP/1.1 200 OK\r\n|X-A: b\r\n",
        "|HTTP/1.1 103 Early Hints\r\n\r\n",
        "|aaaaaaaa",
      })
  void a_head_without_end_is_given_up(String text) throws IOException {
    String[] parts = text.split("\\|");
    byte[] again = parts[1].repeat(100).getBytes(StandardCharsets.UTF_8);
    try (var server = repeating(parts[0], again)) {
      assertThat(Asking.get(server.url("/")).by(requester).failure())
          .isEqualTo("LOST the head of the answer is larger than 256 KB");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0\r\n|X-A: b\r\n", "1;x=|aaaaaaaa"})
  void chunks_with_trimmings_without_end_are_given_up(String text) throws IOException {
    String[] parts = text.split("\\|");
    byte[] again = parts[1].repeat(100).getBytes(StandardCharsets.UTF_8);
    try (var server = repeating(CHUNKED + "\r\n" + parts[0], again)) {
      assertThat(Asking.get(server.url("/")).by(requester).failure()).startsWith("LOST ");
    }
  }

  @Test
  void a_body_without_end_is_given_up() throws IOException {
    try (var server = repeating("HTTP/1.1 200 OK\r\n\r\n", new byte[64 << 10])) {
      assertThat(Asking.get(server.url("/")).maxBody(10 << 20).by(requester).failure())
          .isEqualTo("FINAL the body is larger than max_body (10 MB)");
    }
  }

  @Test
  void a_body_of_10_gb_is_given_up_before_it_is_read() throws IOException {
    try (var server =
        repeating("HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n", new byte[64 << 10])) {
      assertThat(Asking.get(server.url("/")).by(requester).failure())
          .isEqualTo("FINAL the body is larger than max_body (100 MB)");
      Path file = folder.resolve("body");
      assertThat(Asking.get(server.url("/")).save(file).by(requester).failure())
          .isEqualTo("FINAL the body is larger than max_body (100 MB)");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void a_gzip_bomb_is_given_up() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bomb)) {
      for (int i = 0; i < 20; i++) {
        out.write(new byte[1 << 20]);
      }
    }
    try (var server =
        new RawServer(
            connection -> {
              connection.head();
              connection.say(CHUNKED + "Content-Encoding: gzip\r\n\r\n");
              connection.say(Integer.toHexString(bomb.size()) + "\r\n");
              connection.out().write(bomb.toByteArray());
              connection.untilClosed();
            })) {
      assertThat(Asking.get(server.url("/")).maxBody(10 << 20).by(requester).failure())
          .isEqualTo("FINAL the body is larger than max_body (10 MB)");
    }
  }

  @Test
  void an_empty_body_may_be_said_to_be_gzip() throws IOException {
    try (var server =
        RawServer.answering(
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(Asking.get(server.url("/")).by(requester).text()).isEmpty();
    }
  }

  @Test
  void says_what_is_in_the_way_of_a_connection() throws IOException {
    assertThat(Asking.get("http://127.0.0.1:9/").by(requester).failure())
        .isEqualTo("UNSENT can't connect to 127.0.0.1:9: connection refused");
    assertThat(Asking.get("http://nowhere.invalid/").by(requester).failure())
        .isEqualTo("UNSENT can't connect to nowhere.invalid:80: the host is unknown");
  }

  @Test
  void a_connection_has_to_stand_in_time() throws IOException {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var busy = new Backlog(full)) {
      String place = "127.0.0.1:" + busy.port();
      assertThat(
              Asking.get("http://" + place + "/")
                  .connectTimeout(Duration.ofMillis(200))
                  .by(requester)
                  .failure())
          .isEqualTo("UNSENT can't connect to " + place + ": not connected within 200 ms");
    }
  }

  @Test
  void a_large_body_ends_up_in_no_file_that_stays() throws IOException {
    try (var server =
        new RawServer(
            connection -> {
              connection.head();
              connection.say("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
              connection.out().write(new byte[1_000_000]);
            })) {
      Answer answer = Asking.get(server.url("/")).by(requester).answer();
      assertThat(answer.body().size()).isEqualTo(1_000_000);
      answer.body().close();
    }
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }
}
