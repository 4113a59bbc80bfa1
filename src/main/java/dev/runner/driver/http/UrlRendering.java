package dev.runner.driver.http;

import dev.runner.expr.EvaluationException;
import dev.runner.expr.Names;
import dev.runner.expr.Template;
import dev.runner.expr.Template.Part;
import dev.runner.expr.Value;
import dev.runner.plan.Http;
import dev.runner.text.Span;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts the values into a URL. A value within it is percent-encoded, so that it can't become
/// another part of it; one at the beginning, or that is all of it, is a URL itself.
final class UrlRendering {
  private static final int MOST_PORTS = 65_535;
  private final Names names;

  UrlRendering(Names names) {
    this.names = names;
  }

  /// Where the request goes, its query included, without a fragment.
  URI of(Http http) throws EvaluationException {
    StringBuilder url = new StringBuilder(text(http.url()));
    if (http.baseUrl().isPresent() && !absolute(url)) {
      url.insert(0, base(text(http.baseUrl().get()), url));
    }
    int fragment = url.indexOf("#");
    if (fragment >= 0) {
      url.setLength(fragment);
    }
    if (!http.query().isEmpty()) {
      url.append(url.indexOf("?") < 0 ? '?' : '&').append(fields(http.query(), names));
    }
    return url(url.toString(), http.url().span());
  }

  private static boolean absolute(CharSequence url) {
    int scheme = url.toString().indexOf("://");
    return scheme > 0 && url.toString().chars().limit(scheme).allMatch(Character::isLetter);
  }

  /// What goes before a URL that begins with no scheme.
  private static String base(String base, CharSequence url) {
    boolean slash = base.endsWith("/");
    if (url.isEmpty() || url.charAt(0) == '?') {
      return base;
    }
    boolean rooted = url.charAt(0) == '/';
    return rooted && slash
        ? base.substring(0, base.length() - 1)
        : rooted || slash ? base : base + "/";
  }

  private String text(Template template) throws EvaluationException {
    List<Part> parts = template.parts();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      switch (parts.get(i)) {
        case Part.Literal(var literal) -> text.append(literal.value());
        case Part.Hole hole -> {
          String value = value(hole);
          (i == 0 ? Percent.URL : authority(text) ? Percent.AUTHORITY : Percent.VALUE)
              .encode(printable(value, hole.whole().span()), text);
        }
      }
    }
    if (parts.size() > 1) {
      staysInPlace(text.toString(), template.span());
    }
    return text.toString();
  }

  private String value(Part.Hole hole) throws EvaluationException {
    Value value = hole.expression().evaluate(names);
    if (value.text().isEmpty()) {
      throw new EvaluationException(
          hole.whole().span(), "`" + hole.expression() + "` is " + value.kind() + ", not a text");
    }
    return value.text().get();
  }

  private static String printable(String value, Span span) throws EvaluationException {
    if (value.indexOf(0) >= 0) {
      throw new EvaluationException(span, "a URL can't hold a NUL");
    }
    return Utf8.checked(value, span);
  }

  /// Whether what comes next belongs to the host and the port.
  private static boolean authority(StringBuilder url) {
    int start = url.indexOf("://");
    return start >= 0 && url.indexOf("/", start + 3) < 0 && url.indexOf("?", start + 3) < 0;
  }

  /// A value that is a dot or two would lead to another folder.
  private static void staysInPlace(String url, Span span) throws EvaluationException {
    for (String segment : url.split("[?#]", 2)[0].split("/", -1)) {
      if (segment.equals(".") || segment.equals("..")) {
        throw new EvaluationException(
            span, "`" + segment + "` as a part of the path would lead elsewhere");
      }
    }
  }

  /// Fields of a query or a form, as text: `a=1&b=x%20y`.
  static String fields(Map<String, List<Template>> fields, Names names) throws EvaluationException {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, List<Template>> field : fields.entrySet()) {
      for (Template value : field.getValue()) {
        if (!text.isEmpty()) {
          text.append('&');
        }
        Percent.VALUE.encode(field.getKey(), text);
        text.append('=');
        Percent.VALUE.encode(Utf8.text(value, names), text);
      }
    }
    return text.toString();
  }

  /// A URL with one more field in its query, in place of one of that name.
  static URI with(URI url, String name, String value, Span span) throws EvaluationException {
    StringBuilder field = new StringBuilder();
    Percent.VALUE.encode(name, field);
    String start = field.append('=').toString();
    Percent.VALUE.encode(Utf8.checked(value, span), field);
    StringBuilder text = new StringBuilder(url.toString());
    int query = text.indexOf("?");
    if (query >= 0) {
      String kept =
          Stream.of(text.substring(query + 1).split("&", -1))
              .filter(it -> !it.isEmpty() && !it.startsWith(start))
              .collect(Collectors.joining("&"));
      text.setLength(query);
      text.append('?').append(kept).append(kept.isEmpty() ? "" : "&");
    } else {
      text.append('?');
    }
    return url(text.append(field).toString(), span);
  }

  /// A text as the URL that it is.
  static URI url(String text, Span span) throws EvaluationException {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ') {
        throw new EvaluationException(span, "a URL can't hold a line break, a tab or a NUL");
      }
    }
    StringBuilder encoded = new StringBuilder();
    Percent.URL.encode(text, encoded);
    try {
      URI url = new URI(encoded.toString());
      String scheme = String.valueOf(url.getScheme());
      if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
        throw new EvaluationException(span, "`" + text + "` is no URL of http or https");
      }
      if (url.getHost() == null || url.getPort() > MOST_PORTS) {
        throw new EvaluationException(span, "`" + text + "` has no proper host and port");
      }
      return url;
    } catch (URISyntaxException e) {
      throw new EvaluationException(span, "`" + text + "` is no URL: " + e.getReason());
    }
  }
}
