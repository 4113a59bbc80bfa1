package dev.runner.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A real nginx on a free port of 127.0.0.1 that keeps everything in a folder of its own; nothing
/// of an nginx of the system is used but the program. Files to be served stand in `www`.
final class Nginx implements AutoCloseable {
  private static final int TRIES = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// One process, which does what it is asked as whoever runs the tests.
  private static final String CONFIGURATION =
      """
      daemon off;
      master_process off;
      pid nginx.pid;
      error_log error.log;
      events { worker_connections 4096; }
      http {
        log_format arrivals '$msec $status $request_uri';
        access_log access.log arrivals;
        client_body_temp_path temporary/body;
        proxy_temp_path temporary/proxy;
        fastcgi_temp_path temporary/fastcgi;
        uwsgi_temp_path temporary/uwsgi;
        scgi_temp_path temporary/scgi;
        keepalive_requests 1000000;
        HTTP
        server {
          listen 127.0.0.1:PORT;
          root www;
          SERVER
        }
      }
      """;

  private final Process process;
  private final Path folder;
  private final int port;

  /// A request, as nginx logs it when it has answered.
  ///
  /// @param seconds since 1970, to the millisecond
  record Logged(double seconds, int status, String uri) {
    static Logged of(String line) {
      String[] parts = line.split(" ", 3);
      return new Logged(Double.parseDouble(parts[0]), Integer.parseInt(parts[1]), parts[2]);
    }
  }

  private Nginx(Process process, Path folder, int port) {
    this.process = process;
    this.folder = folder;
    this.port = port;
  }

  /// @param folder its own, made if need be
  /// @param http directives beside the server, such as zones
  /// @param server directives in it
  static Nginx start(Path folder, String http, String server) throws IOException {
    Files.createDirectories(folder.resolve("www"));
    Files.createDirectories(folder.resolve("temporary"));
    for (int i = 0; i < TRIES; i++) {
      Nginx nginx = started(folder, http, server);
      if (nginx.answers()) {
        return nginx;
      }
      nginx.close();
    }
    throw new IOException("nginx doesn't start: " + Files.readString(folder.resolve("error.log")));
  }

  private static Nginx started(Path folder, String http, String server) throws IOException {
    int port = free();
    Path file = folder.resolve("nginx.conf");
    Files.writeString(
        file,
        CONFIGURATION
            .replace("PORT", String.valueOf(port))
            .replace("HTTP", http)
            .replace("SERVER", server));
    // `env` looks for it on the path that it is given, and becomes it.
    ProcessBuilder builder =
        new ProcessBuilder("env", "nginx", "-p", folder.toString(), "-c", file.toString());
    builder.environment().merge("PATH", ":/usr/sbin:/usr/local/sbin", String::concat);
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile());
    return new Nginx(builder.start(), folder, port);
  }

  /// A port that was free a moment ago.
  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// Whether it came up; it ends by itself where it can't.
  private boolean answers() {
    Waiting.until("nginx answers or ends", PATIENCE, () -> !process.isAlive() || listens());
    return process.isAlive();
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// Such as `http://127.0.0.1:8080`.
  String url() {
    return "http://127.0.0.1:" + port;
  }

  /// Makes a file that it serves.
  void serve(String path, String text) throws IOException {
    Path file = folder.resolve("www").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  /// What it was asked so far, in the order in which it answered.
  List<Logged> requests() throws IOException {
    return Files.readAllLines(folder.resolve("access.log")).stream().map(Logged::of).toList();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
