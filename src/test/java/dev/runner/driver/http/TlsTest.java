package dev.runner.driver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TlsTest {
  @TempDir private Path folder;
  private Certificates certificates;
  private Requester requester;

  @BeforeEach
  void open() {
    certificates = new Certificates(folder);
    requester = new Requester(folder);
  }

  @AfterEach
  void close() {
    requester.close();
  }

  private static RawServer serving(SSLServerSocket socket) {
    return new RawServer(
        socket,
        connection -> {
          while (!connection.head().isEmpty()) {
            connection.ok("secret");
          }
        });
  }

  private Conduct.Tls trusting(String name) {
    return new Conduct.Tls(
        Optional.of(certificates.file(name + ".crt")), Optional.empty(), Optional.empty(), false);
  }

  private Conduct.Tls showing(String cert, String key) {
    return new Conduct.Tls(
        Optional.empty(),
        Optional.of(certificates.file(cert)),
        Optional.of(certificates.file(key)),
        true);
  }

  private Heard get(RawServer server, Conduct.Tls tls) {
    return Asking.get("https://localhost:" + server.port() + "/").tls(tls).by(requester);
  }

  @Test
  void trusts_the_authorities_of_a_file() throws Exception {
    certificates.make("good", "DNS:localhost");
    try (var server = serving(certificates.socket("good"))) {
      assertThat(get(server, trusting("good")).text()).isEqualTo("secret");
      assertThat(get(server, trusting("good")).text()).isEqualTo("secret");
      assertThat(server.connections).hasValue(1);
    }
  }

  @Test
  void does_not_trust_what_signed_itself_unless_anything_will_do() throws Exception {
    certificates.make("self", "DNS:localhost");
    try (var server = serving(certificates.socket("self"))) {
      assertThat(get(server, Conduct.Tls.USUAL).failure())
          .isEqualTo(
              "FINAL can't trust localhost:"
                  + server.port()
                  + ": the certificate is self-signed, and not trusted");
      Conduct.Tls insecure =
          new Conduct.Tls(Optional.empty(), Optional.empty(), Optional.empty(), true);
      assertThat(get(server, insecure).text()).isEqualTo("secret");
    }
  }

  @Test
  void does_not_trust_a_certificate_for_another_host() throws Exception {
    certificates.make("wrong", "DNS:other.example,DNS:more.example");
    try (var server = serving(certificates.socket("wrong"))) {
      assertThat(get(server, trusting("wrong")).failure())
          .isEqualTo(
              "FINAL can't trust localhost:"
                  + server.port()
                  + ": the certificate is for other.example, more.example, not localhost");
    }
  }

  @Test
  void does_not_trust_a_certificate_that_has_expired() throws Exception {
    certificates.expired("old");
    try (var server = serving(certificates.socket("old"))) {
      assertThat(get(server, Conduct.Tls.USUAL).failure())
          .startsWith(
              "FINAL can't trust localhost:" + server.port() + ": the certificate expired on 20");
    }
  }

  @ParameterizedTest
  @CsvSource({"rsa, rsa:2048, false", "rsa1, rsa:2048, true", "ed, ed25519, false"})
  void shows_a_certificate(String name, String kind, boolean traditional) throws Exception {
    certificates.make("good", "DNS:localhost");
    certificates.openssl(
        "req",
        "-x509",
        "-nodes",
        "-subj",
        "/CN=me",
        "-newkey",
        kind,
        "-keyout",
        name + ".pem",
        "-out",
        name + ".crt");
    String key = traditional ? name + ".old" : name + ".pem";
    if (traditional) {
      certificates.openssl("rsa", "-in", name + ".pem", "-traditional", "-out", key);
      assertThat(certificates.file(key)).content().contains("RSA PRIVATE KEY");
    }
    try (var server = serving(certificates.socket("good", new Trusting()))) {
      assertThat(get(server, showing(name + ".crt", key)).text()).isEqualTo("secret");
    }
  }

  /// In TLS 1.3 the server says so after the handshake, and may have hung up before it is heard.
  @Test
  void says_that_a_certificate_was_wanted() throws Exception {
    certificates.make("good", "DNS:localhost");
    try (var server = serving(certificates.socket("good", new Trusting()))) {
      assertThat(get(server, trusting("good")).failure().replace(":" + server.port(), ""))
          .matches(
              "FINAL localhost refused the TLS handshake: certificate_required"
                  + "|LOST the connection to localhost was lost: .*");
    }
  }

  @Test
  void says_how_to_convert_a_key() throws Exception {
    certificates.make("good", "DNS:localhost");
    certificates.openssl("ec", "-in", "good.key", "-out", "ec.pem");
    certificates.openssl(
        "pkcs8", "-topk8", "-in", "good.key", "-passout", "pass:x", "-out", "enc.pem");
    try (var server = serving(certificates.socket("good"))) {
      assertThat(get(server, showing("good.crt", "ec.pem")).failure())
          .isEqualTo(
              "FINAL the key in DIR/ec.pem is not PKCS#8; convert it: openssl pkcs8 -topk8 -nocrypt -in DIR/ec.pem -out key.pem"
                  .replace("DIR", folder.toString()));
      assertThat(get(server, showing("good.crt", "enc.pem")).failure())
          .contains("is encrypted; decrypt it: openssl pkcs8");
      assertThat(get(server, showing("good.crt", "none")).failure())
          .isEqualTo("FINAL " + folder.resolve("none") + " was not found");
      assertThat(get(server, showing("good.crt", "good.crt")).failure())
          .isEqualTo("FINAL " + folder.resolve("good.crt") + " has no private key in it");
      Files.writeString(folder.resolve("junk.crt"), "junk");
      assertThat(get(server, trusting("junk")).failure())
          .startsWith("FINAL " + folder.resolve("junk.crt"));
    }
  }

  @Test
  void says_that_a_server_does_not_speak_tls() throws Exception {
    try (var server =
        new RawServer(
            connection -> {
              connection.in().read();
              connection.say("HTTP/1.1 400 Bad\r\n\r\n");
              connection.untilClosed();
            })) {
      assertThat(get(server, Conduct.Tls.USUAL).failure())
          .isEqualTo(
              "FINAL localhost:" + server.port() + " does not speak TLS: is it an http URL?");
    }
  }

  @Test
  void a_handshake_that_is_cut_short_can_be_tried_again() throws Exception {
    try (var server = new RawServer(connection -> connection.in().readNBytes(50))) {
      assertThat(get(server, Conduct.Tls.USUAL).failure())
          .isEqualTo(
              "UNSENT localhost:"
                  + server.port()
                  + " closed the connection during the TLS handshake");
    }
  }

  @Test
  void a_handshake_has_to_end_in_time() throws Exception {
    try (var server = new RawServer(RawServer.Connection::untilClosed)) {
      Heard heard =
          Asking.get("https://localhost:" + server.port() + "/")
              .connectTimeout(Duration.ofMillis(300))
              .by(requester);
      assertThat(heard.failure())
          .isEqualTo(
              "UNSENT can't connect to localhost:"
                  + server.port()
                  + ": not connected within 300 ms");
    }
  }

  @Test
  void goes_through_the_tunnel_of_a_proxy() throws Exception {
    certificates.make("good", "DNS:localhost");
    try (var server = serving(certificates.socket("good"));
        var proxy =
            new RawServer(
                connection -> {
                  connection.head();
                  connection.say("HTTP/1.1 200 Connection established\r\n\r\n");
                  relay(connection, server.port());
                })) {
      String through = "http://me:p%20w@127.0.0.1:" + proxy.port();
      String url = "https://localhost:" + server.port() + "/";
      Asking asking = Asking.get(url).tls(trusting("good")).proxy(through);

      assertThat(asking.by(requester).text()).isEqualTo("secret");
      assertThat(asking.by(requester).text()).isEqualTo("secret");
      assertThat(proxy.heads)
          .containsExactly(
              """
              CONNECT localhost:PORT HTTP/1.1
              Host: localhost:PORT
              User-Agent: runner
              Proxy-Authorization: Basic bWU6cCB3

              """
                  .replace("PORT", "" + server.port())
                  .replace("\n", "\r\n"));
      assertThat(server.heads.getFirst()).startsWith("GET / HTTP/1.1\r\n").doesNotContain("Proxy");
    }
  }

  private static void relay(RawServer.Connection client, int port) throws Exception {
    try (Socket server = new Socket("127.0.0.1", port)) {
      Thread back =
          Thread.startVirtualThread(
              () -> {
                try {
                  server.getInputStream().transferTo(client.out());
                } catch (java.io.IOException e) {
                  // one of them went away
                }
              });
      client.in().transferTo(server.getOutputStream());
      back.interrupt();
    }
  }

  @Test
  void says_that_a_proxy_refuses() throws Exception {
    try (var proxy = RawServer.answering("HTTP/1.1 407 Who are you\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(
              Asking.get("https://localhost:1/")
                  .proxy("http://me:pw@127.0.0.1:" + proxy.port())
                  .by(requester)
                  .failure())
          .isEqualTo("FINAL the proxy 127.0.0.1:" + proxy.port() + " refuses: 407 Who are you");
    }
    assertThat(
            Asking.get("https://localhost:1/").proxy("http://127.0.0.1:9").by(requester).failure())
        .isEqualTo("UNSENT can't connect to the proxy 127.0.0.1:9: connection refused");
  }

  @Test
  void asks_a_proxy_for_what_is_not_encrypted() throws Exception {
    try (var proxy = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
      Asking asking =
          Asking.get("http://a.example/b?c").proxy("http://me:pw@127.0.0.1:" + proxy.port());
      assertThat(asking.by(requester).text()).isEqualTo("ok");
      assertThat(proxy.heads.getFirst())
          .startsWith("GET http://a.example/b?c HTTP/1.1\r\nHost: a.example\r\n")
          .contains("Proxy-Authorization: Basic bWU6cHc=\r\n");
    }
  }
}
