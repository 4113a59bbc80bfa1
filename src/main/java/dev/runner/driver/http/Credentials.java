package dev.runner.driver.http;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Whom a client trusts, and how it shows who it is.
final class Credentials {
  private static final char[] NO_PASSWORD = new char[0];

  private Credentials() {}

  static SSLContext context(Conduct.Tls tls) throws FailureException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(tls), new TrustManager[] {trust(tls)}, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw e instanceof FailureException known
          ? known
          : FailureException.last("TLS can't be set up: " + Trouble.text(e));
    }
  }

  private static TrustManager trust(Conduct.Tls tls) throws GeneralSecurityException, IOException {
    if (tls.insecure()) {
      return new Trusting();
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(tls.ca().isPresent() ? authorities(tls.ca().get()) : usual());
    return new Vetting((X509ExtendedTrustManager) factory.getTrustManagers()[0]);
  }

  private static @Nullable KeyStore usual() {
    return null;
  }

  private static KeyStore authorities(Path file) throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    int number = 0;
    for (Certificate certificate : Pem.certificates(file)) {
      store.setCertificateEntry("authority-" + number++, certificate);
    }
    return store;
  }

  private static KeyManager[] keys(Conduct.Tls tls) throws GeneralSecurityException, IOException {
    Optional<Path> cert = tls.cert();
    if (cert.isEmpty()) {
      return new KeyManager[0];
    }
    List<Certificate> chain = Pem.certificates(cert.get());
    PrivateKey key = Pem.key(tls.key().orElse(cert.get()));
    KeyStore store = empty();
    store.setKeyEntry("client", key, NO_PASSWORD, chain.toArray(new Certificate[0]));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
