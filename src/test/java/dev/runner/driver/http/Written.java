package dev.runner.driver.http;

import dev.runner.expr.EvaluationException;
import dev.runner.expr.Names;
import dev.runner.expr.Template;
import dev.runner.expr.Value;
import dev.runner.plan.Http;
import dev.runner.plan.Plans;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.text.Text;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request as a plan writes it, in a few words; `${{ v }}` in it is the value that it is rendered
/// with. The plan's folder is `/plans/test`, the home `/home/ada`.
final class Written {
  private final Template url;
  private final Map<String, List<Template>> query = new LinkedHashMap<>();
  private final Map<String, Template> headers = new LinkedHashMap<>();
  private Template method = template("GET");
  private Optional<Template> baseUrl = Optional.empty();
  private Http.Payload payload = new Http.Payload.None();
  private Optional<Http.Auth> auth = Optional.empty();
  private Http.Expected expected = Http.Expected.SUCCESS;

  private Written(Template url) {
    this.url = url;
  }

  static Written to(String url) {
    return new Written(template(url));
  }

  /// What `expect` says does not hang on where the request goes.
  static Written expecting(Http.Expected expected) {
    Written written = to("http://x/");
    written.expected = expected;
    return written;
  }

  static Template template(String text) {
    Text whole = Text.verbatim(text, new Source("plan.yaml", text).span(0, text.length()));
    Problems problems = new Problems();
    return Template.parse(whole, problems)
        .orElseThrow(() -> new IllegalArgumentException(problems.all().toString()));
  }

  Written method(String name) {
    method = template(name);
    return this;
  }

  Written baseUrl(String base) {
    baseUrl = Optional.of(template(base));
    return this;
  }

  Written query(String name, String value) {
    query.computeIfAbsent(name, _ -> new ArrayList<>()).add(template(value));
    return this;
  }

  Written header(String name, String value) {
    headers.put(name, template(value));
    return this;
  }

  Written payload(Http.Payload carried) {
    payload = carried;
    return this;
  }

  Written auth(Http.Auth who) {
    auth = Optional.of(who);
    return this;
  }

  Http http() {
    return new Http(
        method,
        baseUrl,
        url,
        query,
        headers,
        payload,
        auth,
        Optional.empty(),
        expected,
        Http.Redirects.DEFAULT,
        Http.Tls.USUAL,
        Optional.empty(),
        Http.CONNECT_TIMEOUT,
        Optional.empty(),
        Http.MAX_BODY);
  }

  static Names names(Value v) {
    return name -> name.equals("v") ? Optional.of(v) : Optional.empty();
  }

  Request with(String v) throws EvaluationException {
    return new RequestRendering(Plans.plan().plan(), Path.of("/home/ada"))
        .of(http(), names(Value.of(v)));
  }

  URI urlWith(String v) throws EvaluationException {
    return new UrlRendering(names(Value.of(v))).of(http());
  }

  /// Why it can't be rendered with a value.
  String refused(String v) {
    try {
      return "not refused: " + with(v);
    } catch (EvaluationException e) {
      return e.getMessage();
    }
  }
}
