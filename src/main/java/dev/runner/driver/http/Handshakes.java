package dev.runner.driver.http;

import dev.runner.driver.http.Failure.Kind;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// Secures connections by TLS. Loaded only when a URL wants it.
final class Handshakes {
  private final Map<Conduct.Tls, SSLContext> contexts = new ConcurrentHashMap<>();

  /// TLS on top of a connection, its server known to be the one that was meant.
  Socket secured(Socket socket, Route route) throws IOException, Failure {
    SSLSocket secured =
        (SSLSocket)
            context(route.tls())
                .getSocketFactory()
                .createSocket(socket, route.host(), route.port(), true);
    if (!route.tls().insecure()) {
      SSLParameters parameters = secured.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secured.setSSLParameters(parameters);
    }
    try {
      secured.startHandshake();
      return secured;
    } catch (SSLException e) {
      throw new Failure(Kind.FINAL, "no secure connection to " + route + ": " + why(e));
    }
  }

  private SSLContext context(Conduct.Tls tls) throws Failure {
    SSLContext known = contexts.get(tls);
    if (known == null) {
      try {
        known = TrustAndKeys.context(tls);
      } catch (GeneralSecurityException | IOException e) {
        throw new Failure(Kind.FINAL, "tls: " + e.getMessage());
      }
      contexts.put(tls, known);
    }
    return known;
  }

  private static String why(SSLException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof CertificateExpiredException
          || message.contains("validity check failed")) {
        return "its certificate has expired, or is not valid yet";
      }
      if (cause instanceof CertificateNotYetValidException) {
        return "its certificate is not valid yet";
      }
      if (cause instanceof CertPathValidatorException
          || message.contains("unable to find valid certification path")) {
        return "its certificate is not trusted: name its authority as `tls: {ca: FILE}`";
      }
      if (cause instanceof CertificateException && cause.getCause() == null) {
        return "its certificate is for another host: " + message;
      }
    }
    return String.valueOf(e.getMessage());
  }
}
