package dev.runner.driver.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManager;

/// Certificates that `openssl` makes for a test.
final class Certificates {
  private static final char[] PASSWORD = "secret".toCharArray();
  private final Path folder;

  Certificates(Path folder) {
    this.folder = folder;
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /// A self-signed one in `NAME.crt`, its key in `NAME.key`.
  void make(String name, String alternatives) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("req", "-x509", "-nodes", "-subj", "/CN=" + name));
    command.addAll(List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"));
    command.addAll(List.of("-keyout", name + ".key", "-out", name + ".crt"));
    command.addAll(List.of("-addext", "subjectAltName=" + alternatives));
    openssl(command.toArray(new String[0]));
  }

  /// One for `localhost` whose time is over.
  void expired(String name) throws Exception {
    make("fresh", "DNS:localhost");
    openssl(
        "x509", "-in", "fresh.crt", "-signkey", "fresh.key", "-days", "-1", "-out", name + ".crt");
    Files.copy(file("fresh.key"), file(name + ".key"));
  }

  void openssl(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    run(command.toArray(new String[0]));
  }

  private void run(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new AssertionError(List.of(command) + ": " + Files.readString(folder.resolve("log")));
    }
  }

  /// A server's socket that shows a certificate.
  SSLServerSocket socket(String name, TrustManager... clients) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys(name).getKeyManagers(), clients, null);
    SSLServerSocket socket =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    socket.setNeedClientAuth(clients.length > 0);
    return socket;
  }

  private KeyManagerFactory keys(String name) throws Exception {
    openssl(
        "pkcs12",
        "-export",
        "-inkey",
        name + ".key",
        "-in",
        name + ".crt",
        "-out",
        name + ".p12",
        "-passout",
        "pass:secret");
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store(name), PASSWORD);
    return factory;
  }

  private KeyStore store(String name) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file(name + ".p12"))) {
      store.load(in, PASSWORD);
    }
    return store;
  }
}
