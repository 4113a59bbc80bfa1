package dev.runner.plan;

import dev.runner.expr.Expression;
import dev.runner.expr.Template;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One HTTP request, and what its answer must be; what `defaults.http` says is merged in.
///
/// @param baseUrl goes before a URL that begins with no scheme
/// @param query goes behind the URL; several values of one name are several fields
/// @param headers by their names as written
/// @param requestId the header that names each attempt; empty: none does
/// @param save the file that the body is written into
/// @param maxBody bytes of the answer's body, decoded
public record Http(
    Template method,
    Optional<Template> baseUrl,
    Template url,
    Map<String, List<Template>> query,
    Map<String, Template> headers,
    Payload payload,
    Optional<Auth> auth,
    Optional<String> requestId,
    Expected expected,
    Redirects redirects,
    Tls tls,
    Optional<Template> proxy,
    Duration connectTimeout,
    Optional<Template> save,
    long maxBody) {

  public Http {
    query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /// An attempt's running where the plan is silent: servers that never answer are common.
  public static final Duration TIMEOUT = Duration.ofMinutes(1);

  public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  public static final long MAX_BODY = 100_000_000;
  public static final String REQUEST_ID = "X-Request-Id";

  /// What a request carries.
  public sealed interface Payload {
    record None() implements Payload {}

    record Json(Shape value) implements Payload {}

    /// `application/x-www-form-urlencoded`.
    record Form(Map<String, List<Template>> fields) implements Payload {
      public Form {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
      }
    }

    /// `multipart/form-data`.
    record Multipart(List<Part> parts) implements Payload {
      public Multipart {
        parts = List.copyOf(parts);
      }
    }

    record Body(Template text) implements Payload {}

    record File(Template path) implements Payload {}
  }

  /// A field of a multipart body.
  ///
  /// @param file whether the content is the path of a file rather than a text
  /// @param filename empty: the file's own
  public record Part(
      String name,
      Template content,
      boolean file,
      Optional<Template> filename,
      Optional<Template> type) {}

  /// Who asks.
  public sealed interface Auth {
    record Basic(Template username, Template password) implements Auth {}

    record Bearer(Template token) implements Auth {}
  }

  /// What an answer must be to be a success.
  ///
  /// @param headers that must be there, with this value; of a media type its parameters don't count
  /// @param body must be true
  public record Expected(
      StatusSet status, Map<String, Template> headers, Optional<Expression> body) {
    public Expected {
      headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /// `status: 2xx`.
    public static final Expected SUCCESS =
        new Expected(StatusSet.SUCCESS, Map.of(), Optional.empty());
  }

  /// Which redirects are followed, and how many in a row.
  public record Redirects(Follow follow, int max) {
    public static final Redirects DEFAULT = new Redirects(Follow.SAME_ORIGIN, 10);
  }

  /// Which redirects are followed: never from `https` to `http`.
  public enum Follow {
    NONE,
    /// Those to the same scheme, host and port.
    SAME_ORIGIN,
    /// All; to another origin no header goes that might be a credential.
    ANY
  }

  /// Whom to trust, and what to be trusted by: paths of PEM files.
  public record Tls(
      Optional<Template> ca, Optional<Template> cert, Optional<Template> key, boolean insecure) {
    public static final Tls USUAL =
        new Tls(Optional.empty(), Optional.empty(), Optional.empty(), false);
  }
}
