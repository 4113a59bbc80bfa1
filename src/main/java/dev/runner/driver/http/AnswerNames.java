package dev.runner.driver.http;

import dev.runner.event.Captured;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Json;
import dev.runner.expr.JsonException;
import dev.runner.expr.Names;
import dev.runner.expr.Value;
import dev.runner.text.Span;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The names that `outputs`, `until` and `expect` may use besides a task's own: `response`, `json`.
/// Used by one thread.
final class AnswerNames implements Names {
  private static final int LONGEST = 8 << 20;

  private final Names behind;
  private final Span span;
  private final Answer answer;
  private final Uses uses;
  private Optional<Value> response = Optional.empty();
  private Optional<Value> json = Optional.empty();

  /// @param span where a problem with them is shown
  AnswerNames(Names behind, Span span, Answer answer, Uses uses) {
    this.behind = behind;
    this.span = span;
    this.answer = answer;
    this.uses = uses;
  }

  @Override
  public Optional<Value> named(String name) throws EvaluationException {
    return switch (name) {
      case "response" -> Optional.of(response());
      case "json" -> Optional.of(json());
      default -> behind.named(name);
    };
  }

  @Override
  public Status status() {
    return behind.status();
  }

  private Value response() throws EvaluationException {
    if (response.isEmpty()) {
      Map<String, Value> fields = new LinkedHashMap<>();
      fields.put("status", Value.of(answer.status()));
      fields.put("headers", headers(answer));
      if (uses.body() || uses.all()) {
        fields.put("body", Value.of(text()));
      }
      if (uses.json()) {
        fields.put("json", json());
      } else if (uses.all()) {
        fields.put("json", jsonOrNull());
      }
      response = Optional.of(new Value.Obj(fields));
    }
    return response.get();
  }

  /// The headers by their names in small letters; the values of several of one name are joined by
  /// commas.
  static Value.Obj headers(Answer answer) {
    Map<String, Value> headers = new LinkedHashMap<>();
    for (Header header : answer.headers()) {
      headers.merge(
          header.name().toLowerCase(Locale.ROOT),
          Value.of(header.value()),
          (one, more) -> Value.of(one.text().orElse("") + ", " + more.text().orElse("")));
    }
    return new Value.Obj(headers);
  }

  private byte[] bytes() throws EvaluationException {
    Captured body = answer.body();
    if (body.size() > LONGEST) {
      throw new EvaluationException(
          span, "the body is too large for an expression: more than 8 MiB");
    }
    return body.head(LONGEST);
  }

  private String text() throws EvaluationException {
    return new String(bytes(), charset());
  }

  private Charset charset() {
    for (Header header : answer.headers()) {
      String value = header.value().toLowerCase(Locale.ROOT);
      int start = value.indexOf("charset=");
      if (header.name().equalsIgnoreCase("content-type") && start >= 0) {
        return charset(value.substring(start + "charset=".length()).split("[;,\\s]", 2)[0]);
      }
    }
    return StandardCharsets.UTF_8;
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name.replace("\"", ""));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }

  private Value json() throws EvaluationException {
    if (json.isEmpty()) {
      json = Optional.of(parsed());
    }
    return json.get();
  }

  private Value parsed() throws EvaluationException {
    try {
      return Json.parse(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes())).toString());
    } catch (CharacterCodingException e) {
      throw new EvaluationException(span, "the body is not JSON: it is not UTF-8");
    } catch (JsonException e) {
      throw new EvaluationException(span, "the body is not JSON: " + e.getMessage());
    }
  }

  private Value jsonOrNull() {
    try {
      return json();
    } catch (EvaluationException e) {
      return Value.NULL;
    }
  }
}
