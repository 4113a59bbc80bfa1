package dev.runner.driver.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UploadTest {
  @TempDir private Path folder;
  private Requester requester;
  private HttpServer echo;
  private final CompletableFuture<String> length = new CompletableFuture<>();
  private final CompletableFuture<String> type = new CompletableFuture<>();

  @BeforeEach
  void open() throws IOException {
    requester = new Requester(folder);
    echo = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    echo.createContext(
        "/",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          length.complete(String.valueOf(headers.getFirst("Content-Length")));
          type.complete(String.valueOf(headers.getFirst("Content-Type")));
          byte[] body = exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    echo.start();
  }

  @AfterEach
  void close() {
    requester.close();
    echo.stop(0);
  }

  private Asking post(Content content) {
    return Asking.with("POST", "http://127.0.0.1:" + echo.getAddress().getPort() + "/")
        .content(content);
  }

  @Test
  void sends_bytes() {
    assertThat(post(new Content.Bytes("ü".getBytes(StandardCharsets.UTF_8))).by(requester).text())
        .isEqualTo("ü");
    assertThat(length).isCompletedWithValue("2");
  }

  @Test
  void says_that_a_post_has_no_body() {
    assertThat(post(new Content.None()).by(requester).text()).isEmpty();
    assertThat(length).isCompletedWithValue("0");
  }

  @Test
  void sends_many_bytes() {
    Answer answer = post(new Content.Bytes(new byte[1_000_000])).by(requester).answer();
    assertThat(answer.body().size()).isEqualTo(1_000_000);
    answer.body().close();
  }

  @Test
  void sends_a_file_with_its_length() throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[200_000]);
    Answer answer = post(new Content.File(file)).by(requester).answer();
    assertThat(answer.body().size()).isEqualTo(200_000);
    assertThat(length).isCompletedWithValue("200000");
    answer.body().close();
  }

  @Test
  void a_file_that_can_t_be_read_fails_before_anything_is_sent() {
    Path file = folder.resolve("none");
    assertThat(post(new Content.File(file)).by(requester).failure())
        .isEqualTo("FINAL " + file + " was not found");
    assertThat(post(new Content.File(folder)).by(requester).failure())
        .isEqualTo("FINAL " + folder + " is not a file");
    assertThat(length).isNotDone();
  }

  @Test
  void sends_a_form_of_several_parts() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "from a file");
    Content form =
        new Content.Multipart(
            List.of(
                new Content.Part(
                    "a", new Content.Bytes("1".getBytes(StandardCharsets.UTF_8)), "", ""),
                new Content.Part("b\"\r\n", new Content.File(file), "ü.txt", "text/plain")));

    String sent = post(form).by(requester).text();

    String boundary = type.get().replace("multipart/form-data; boundary=", "");
    assertThat(sent)
        .isEqualTo(
            """
            --B
            Content-Disposition: form-data; name="a"

            1
            --B
            Content-Disposition: form-data; name="b%22%0D%0A"; filename="ü.txt"
            Content-Type: text/plain

            from a file
            --B--
            """
                .replace("\n", "\r\n")
                .replace("B\r\n", boundary + "\r\n")
                .replace("--B--", "--" + boundary + "--"));
    assertThat(length).isCompletedWithValue("" + sent.getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void takes_an_answer_that_comes_before_all_was_sent() throws IOException {
    String refusal = "HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\n\r\nno!";
    Content large = new Content.Bytes(new byte[50 << 20]);
    try (var closing =
            new RawServer(
                connection -> {
                  connection.justHead();
                  connection.say(refusal);
                });
        var waiting =
            new RawServer(
                connection -> {
                  connection.justHead();
                  connection.say(refusal);
                  connection.untilClosed();
                })) {
      for (RawServer server : List.of(closing, waiting)) {
        Heard heard = Asking.with("POST", server.url("/")).content(large).by(requester);
        assertThat(heard.answer().status()).isEqualTo(413);
        assertThat(heard.text()).isEqualTo("no!");
      }
    }
  }

  @Test
  void goes_on_sending_when_the_answer_is_no_refusal() throws IOException {
    CompletableFuture<Integer> all = new CompletableFuture<>();
    try (var server =
        new RawServer(
            connection -> {
              int size = RawServer.Connection.length(connection.justHead());
              connection.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n");
              all.complete(connection.in().readNBytes(size).length);
              connection.say("ok");
            })) {
      Content large = new Content.Bytes(new byte[5 << 20]);
      assertThat(Asking.with("POST", server.url("/")).content(large).by(requester).text())
          .isEqualTo("ok");
      assertThat(all).isCompletedWithValue(5 << 20);
    }
  }
}
