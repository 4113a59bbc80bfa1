package dev.runner.driver.http;

import dev.runner.plan.Http;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How an exchange is made.
///
/// @param redirects which are followed
/// @param maxRedirects so many at most
/// @param connectTimeout for the connection, TLS included
/// @param maxBody bytes of an answer's body, decoded; 0 or more
/// @param save where the body is written, complete or not at all; empty: it is captured
/// @param proxy `http://host:port`, with user info where it wants some
/// @param harmless names of headers that go along to another origin, besides those that always may
public record Conduct(
    Http.Follow redirects,
    int maxRedirects,
    Duration connectTimeout,
    long maxBody,
    Optional<Path> save,
    Tls tls,
    Optional<URI> proxy,
    List<String> harmless) {
  public Conduct {
    harmless = List.copyOf(harmless);
  }

  /// @param ca a PEM file of the authorities that are trusted instead of the usual ones
  /// @param cert a PEM file with the client's certificate and those above it
  /// @param key a PEM file with its key
  /// @param insecure whether any certificate will do
  public record Tls(Optional<Path> ca, Optional<Path> cert, Optional<Path> key, boolean insecure) {
    /// What the system trusts.
    public static final Tls USUAL =
        new Tls(Optional.empty(), Optional.empty(), Optional.empty(), false);
  }
}
