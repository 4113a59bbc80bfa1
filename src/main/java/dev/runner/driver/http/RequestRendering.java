package dev.runner.driver.http;

import dev.runner.driver.http.Content.Part;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Json;
import dev.runner.expr.Names;
import dev.runner.expr.Template;
import dev.runner.plan.Http;
import dev.runner.plan.Plan;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts the values into a request: each into its own slot, where it can be nothing but a value.
public final class RequestRendering {
  private static final int LONGEST_METHOD = 20;
  private final Path folder;
  private final Path home;

  /// @param plan in whose folder relative paths begin
  /// @param home what `~` stands for
  public RequestRendering(Plan plan, Path home) {
    this.folder = plan.folder();
    this.home = home;
  }

  /// The request, for the values that the names have now, without the header that names an attempt.
  public Request of(Http http, Names names) throws EvaluationException {
    return new Request(
        method(http.method(), names),
        new UrlRendering(names).of(http),
        headers(http, names),
        content(http.payload(), names),
        conduct(http, names));
  }

  private static String method(Template template, Names names) throws EvaluationException {
    String method = template.text(names);
    boolean fits = !method.isEmpty() && method.length() <= LONGEST_METHOD;
    for (int i = 0; i < method.length() && fits; i++) {
      fits = method.charAt(i) >= 'A' && method.charAt(i) <= 'Z';
    }
    if (!fits) {
      throw new EvaluationException(template.span(), "`" + method + "` is no method");
    }
    return method;
  }

  private List<Header> headers(Http http, Names names) throws EvaluationException {
    List<Header> headers = new ArrayList<>();
    boolean typed = false;
    for (Map.Entry<String, Template> entry : http.headers().entrySet()) {
      headers.add(header(entry.getKey(), entry.getValue(), names));
      typed |= entry.getKey().equalsIgnoreCase("content-type");
    }
    if (http.auth().isPresent()) {
      headers.add(authorization(http.auth().get(), names));
    }
    Optional<String> type = type(http.payload());
    if (!typed && type.isPresent()) {
      headers.add(new Header("Content-Type", type.get()));
    }
    return headers;
  }

  private static Header header(String name, Template template, Names names)
      throws EvaluationException {
    String value = Utf8.text(template, names).strip();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\r' || c == '\n' || c == 0) {
        throw new EvaluationException(
            template.span(), "the header `" + name + "` can't hold a line break or a NUL");
      }
    }
    return new Header(name, value);
  }

  private static Header authorization(Http.Auth auth, Names names) throws EvaluationException {
    return switch (auth) {
      case Http.Auth.Basic(Template username, Template password) -> {
        String name = Utf8.text(username, names);
        if (name.indexOf(':') >= 0) {
          throw new EvaluationException(username.span(), "a user's name can't hold a colon");
        }
        byte[] bytes = (name + ":" + Utf8.text(password, names)).getBytes(StandardCharsets.UTF_8);
        yield new Header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
      }
      case Http.Auth.Bearer(Template token) -> {
        Header header = header("Authorization", token, names);
        yield new Header(header.name(), "Bearer " + header.value());
      }
    };
  }

  private static Optional<String> type(Http.Payload payload) {
    return switch (payload) {
      case Http.Payload.None _, Http.Payload.Multipart _ -> Optional.empty();
      case Http.Payload.Json _ -> Optional.of("application/json");
      case Http.Payload.Form _ -> Optional.of("application/x-www-form-urlencoded");
      case Http.Payload.Body _ -> Optional.of("text/plain; charset=utf-8");
      case Http.Payload.File _ -> Optional.of("application/octet-stream");
    };
  }

  private Content content(Http.Payload payload, Names names) throws EvaluationException {
    return switch (payload) {
      case Http.Payload.None _ -> new Content.None();
      case Http.Payload.Json(var shape) -> bytes(Utf8.json(Json.write(shape.evaluate(names))));
      case Http.Payload.Form(var fields) -> bytes(UrlRendering.fields(fields, names));
      case Http.Payload.Body(Template text) -> bytes(Utf8.text(text, names));
      case Http.Payload.File(Template path) -> new Content.File(path(path, names));
      case Http.Payload.Multipart(List<Http.Part> parts) -> {
        List<Part> all = new ArrayList<>(parts.size());
        for (Http.Part part : parts) {
          all.add(part(part, names));
        }
        yield new Content.Multipart(all);
      }
    };
  }

  private static Content bytes(String text) {
    return new Content.Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private Part part(Http.Part part, Names names) throws EvaluationException {
    String type = part.type().isEmpty() ? "" : Utf8.text(part.type().get(), names);
    if (!part.file()) {
      String filename = part.filename().isEmpty() ? "" : Utf8.text(part.filename().get(), names);
      return new Part(part.name(), bytes(Utf8.text(part.content(), names)), filename, type);
    }
    Path path = path(part.content(), names);
    String own = String.valueOf(path.getFileName());
    String filename = part.filename().isEmpty() ? own : Utf8.text(part.filename().get(), names);
    return new Part(
        part.name(),
        new Content.File(path),
        filename,
        type.isEmpty() ? "application/octet-stream" : type);
  }

  private Conduct conduct(Http http, Names names) throws EvaluationException {
    return new Conduct(
        http.redirects().follow(),
        http.redirects().max(),
        http.connectTimeout(),
        http.maxBody(),
        path(http.save(), names),
        tls(http.tls(), names),
        proxy(http.proxy(), names),
        http.requestId().stream().toList());
  }

  private Conduct.Tls tls(Http.Tls tls, Names names) throws EvaluationException {
    return tls.equals(Http.Tls.USUAL)
        ? Conduct.Tls.USUAL
        : new Conduct.Tls(
            path(tls.ca(), names), path(tls.cert(), names), path(tls.key(), names), tls.insecure());
  }

  private static Optional<URI> proxy(Optional<Template> template, Names names)
      throws EvaluationException {
    return template.isEmpty()
        ? Optional.empty()
        : Optional.of(UrlRendering.url(template.get().text(names), template.get().span()));
  }

  private Optional<Path> path(Optional<Template> template, Names names) throws EvaluationException {
    return template.isEmpty() ? Optional.empty() : Optional.of(path(template.get(), names));
  }

  private Path path(Template template, Names names) throws EvaluationException {
    String path = template.text(names);
    try {
      return path.equals("~") || path.startsWith("~/")
          ? home.resolve(path.substring(Math.min(2, path.length())))
          : folder.resolve(path);
    } catch (InvalidPathException e) {
      throw new EvaluationException(template.span(), "`" + path + "` is no path: " + e.getReason());
    }
  }
}
