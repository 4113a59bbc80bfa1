package dev.runner.driver.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// Makes of the files that a plan names what TLS needs: whom to trust, and what to be trusted by.
final class TrustAndKeys {
  private static final char[] NO_PASSWORD = {};

  private TrustAndKeys() {}

  static SSLContext context(Conduct.Tls tls) throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys(tls), trust(tls), null);
    return context;
  }

  private static TrustManager @org.jspecify.annotations.Nullable [] trust(Conduct.Tls tls)
      throws GeneralSecurityException, IOException {
    if (tls.insecure()) {
      return new TrustManager[] {new Anyone()};
    }
    if (tls.ca().isEmpty()) {
      return null;
    }
    KeyStore store = store();
    int number = 0;
    for (Certificate certificate : certificates(tls.ca().get())) {
      store.setCertificateEntry("ca-" + number++, certificate);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyManager @org.jspecify.annotations.Nullable [] keys(Conduct.Tls tls)
      throws GeneralSecurityException, IOException {
    Optional<Path> key = tls.key();
    if (key.isEmpty() || tls.cert().isEmpty()) {
      return null;
    }
    Certificate[] chain = certificates(tls.cert().get()).toArray(Certificate[]::new);
    KeyStore store = store();
    store.setKeyEntry("key", PrivateKeys.read(key.get()), NO_PASSWORD, chain);
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static KeyStore store() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws GeneralSecurityException, IOException {
    try (var in = Files.newInputStream(file)) {
      Collection<? extends Certificate> all =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (all.isEmpty()) {
        throw new IOException(file + " holds no certificate in PEM form");
      }
      return all;
    } catch (NoSuchFileException e) {
      throw new IOException(file + " does not exist", e);
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " holds no certificates in PEM form", e);
    }
  }

  /// Trusts any certificate: for who said `insecure: true`.
  private static final class Anyone extends javax.net.ssl.X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkClientTrusted(
        X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

    @Override
    public void checkServerTrusted(
        X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
