package dev.runner.editor;

import dev.runner.expr.Json;
import dev.runner.expr.JsonException;
import dev.runner.expr.Value;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// yaml-language-server, which `make test` installs from npm, asked as an editor asks it: JSON-RPC
/// on its standard streams. It has no network.
///
/// See https://microsoft.github.io/language-server-protocol/
final class LanguageServer implements AutoCloseable {
  private static final Path PROGRAM =
      Path.of("target/editor/node_modules/yaml-language-server/bin/yaml-language-server")
          .toAbsolutePath();

  private static final String LENGTH = "Content-Length: ";
  private static final long PATIENCE = 60;

  private final Process process;
  private final OutputStream in;
  private final BlockingQueue<Value.Obj> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<Value.Obj> diagnostics = new LinkedBlockingQueue<>();
  private int asked;

  private LanguageServer(Process process) {
    this.process = process;
    this.in = process.getOutputStream();
  }

  static LanguageServer start() throws IOException, InterruptedException {
    List<String> argv = List.of("unshare", "-rn", "node", PROGRAM.toString(), "--stdio");
    LanguageServer server =
        new LanguageServer(
            new ProcessBuilder(argv).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    Thread.ofPlatform().daemon().start(server::listen);
    server.request(
        "initialize",
        """
        {"processId": null, "rootUri": null, "capabilities":
          {"textDocument": {"completion": {"completionItem": {"snippetSupport": true}},
                            "hover": {"contentFormat": ["markdown"]}}}}
        """);
    server.send("\"method\":\"initialized\",\"params\":{}");
    server.send(
        """
        "method":"workspace/didChangeConfiguration","params":{"settings":{"yaml":
          {"validate": true, "hover": true, "completion": true, "schemaStore": {"enable": false}}}}
        """);
    return server;
  }

  /// Opens a document under a name of its own.
  ///
  /// @return what is wrong with it, once the server has looked at it
  List<Diagnostic> open(String uri, String text) throws IOException, InterruptedException {
    send(
        "\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{\"uri\":%s,\"languageId\":\"yaml\",\"version\":1,\"text\":%s}}"
            .formatted(Json.write(Value.of(uri)), Json.write(Value.of(text))));
    while (true) {
      Value.Obj told = taken(diagnostics);
      Value.Obj params = (Value.Obj) told.field("params").orElseThrow();
      if (params.field("uri").equals(Optional.of(Value.of(uri)))) {
        return ((Value.Arr) params.field("diagnostics").orElseThrow())
            .items().stream().map(it -> Diagnostic.of((Value.Obj) it)).toList();
      }
    }
  }

  /// What it answers to a question about a place.
  ///
  /// @param line from 0, as `character` is
  Value about(String method, String uri, int line, int character)
      throws IOException, InterruptedException {
    return request(
        method,
        "{\"textDocument\":{\"uri\":%s},\"position\":{\"line\":%d,\"character\":%d}}"
            .formatted(Json.write(Value.of(uri)), line, character));
  }

  private Value request(String method, String params) throws IOException, InterruptedException {
    int id = ++asked;
    send("\"id\":%d,\"method\":\"%s\",\"params\":%s".formatted(id, method, params));
    while (true) {
      Value.Obj answer = taken(answers);
      if (answer.field("id").equals(Optional.of(Value.of(id)))) {
        return answer
            .field("result")
            .orElseThrow(() -> new IllegalStateException(Json.write(answer)));
      }
    }
  }

  private static Value.Obj taken(BlockingQueue<Value.Obj> from) throws InterruptedException {
    Value.Obj message = from.poll(PATIENCE, TimeUnit.SECONDS);
    if (message == null) {
      throw new IllegalStateException("no answer after " + PATIENCE + "s");
    }
    return message;
  }

  private synchronized void send(String message) throws IOException {
    byte[] bytes = ("{\"jsonrpc\":\"2.0\"," + message + "}").getBytes(StandardCharsets.UTF_8);
    in.write((LENGTH + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    in.write(bytes);
    in.flush();
  }

  /// On a thread of its own, until the server has ended.
  private void listen() {
    try (InputStream out = new BufferedInputStream(process.getInputStream())) {
      while (true) {
        int length = 0;
        for (String head = line(out); !head.isEmpty(); head = line(out)) {
          length =
              head.startsWith(LENGTH) ? Integer.parseInt(head.substring(LENGTH.length())) : length;
        }
        if (length == 0) {
          return;
        }
        heard((Value.Obj) Json.parse(new String(out.readNBytes(length), StandardCharsets.UTF_8)));
      }
    } catch (IOException | JsonException e) {
      // The test misses the answer.
    }
  }

  private void heard(Value.Obj message) throws IOException {
    Optional<Value> method = message.field("method");
    if (method.isEmpty()) {
      answers.add(message);
    } else if (method.get().equals(Value.of("textDocument/publishDiagnostics"))) {
      diagnostics.add(message);
    } else if (message.field("id").isPresent()) {
      send("\"id\":%s,\"result\":null".formatted(Json.write(message.field("id").get())));
    }
  }

  private static String line(InputStream from) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = from.read(); c >= 0 && c != '\n'; c = from.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  /// A mark in a document.
  ///
  /// @param range `line:character-line:character`, from 0
  record Diagnostic(String range, String message) {
    static Diagnostic of(Value.Obj said) {
      Value.Obj range = (Value.Obj) said.field("range").orElseThrow();
      return new Diagnostic(
          place(range, "start") + "-" + place(range, "end"),
          said.field("message").flatMap(Value::text).orElse(""));
    }

    private static String place(Value.Obj range, String end) {
      Map<String, Value> at =
          new LinkedHashMap<>(((Value.Obj) range.field(end).orElseThrow()).fields());
      return at.get("line").text().orElseThrow() + ":" + at.get("character").text().orElseThrow();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
