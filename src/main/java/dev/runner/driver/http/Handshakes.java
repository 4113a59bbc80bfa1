package dev.runner.driver.http;

import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// Puts TLS on top of sockets. Any thread may ask; what a `tls` says is read once.
final class Handshakes {
  private final Map<Conduct.Tls, SSLContext> contexts = new ConcurrentHashMap<>();

  SSLSocket shake(Socket socket, Origin to, Conduct.Tls tls) throws IOException {
    SSLSocket secured =
        (SSLSocket)
            context(tls).getSocketFactory().createSocket(socket, to.address(), to.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    if (!tls.insecure()) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    secured.setSSLParameters(parameters);
    try {
      secured.startHandshake();
    } catch (IOException e) {
      throw TlsTrouble.of(e, to);
    }
    return secured;
  }

  private SSLContext context(Conduct.Tls tls) throws FailureException {
    SSLContext known = contexts.get(tls);
    if (known == null) {
      known = Credentials.context(tls);
      contexts.put(tls, known);
    }
    return known;
  }
}
