package dev.runner.driver.http;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Says what is wrong with a certificate.
final class Doubt {
  private static final int DNS_NAME = 2;
  private static final int ADDRESS = 7;

  private Doubt() {}

  /// @param why the judge's words
  static String about(X509Certificate[] chain, String host, CertificateException why) {
    X509Certificate first = chain[0];
    Instant now = Instant.now();
    if (now.isAfter(first.getNotAfter().toInstant())) {
      return "the certificate expired on " + day(first.getNotAfter().toInstant());
    }
    if (now.isBefore(first.getNotBefore().toInstant())) {
      return "the certificate is not valid before " + day(first.getNotBefore().toInstant());
    }
    if (why.getCause() instanceof CertPathBuilderException) {
      return first.getIssuerX500Principal().equals(first.getSubjectX500Principal())
          ? "the certificate is self-signed, and not trusted"
          : "the certificate is not trusted: no known authority vouches for it";
    }
    if (String.valueOf(why.getMessage()).startsWith("No ")) {
      return "the certificate is for " + String.join(", ", names(first)) + ", not " + host;
    }
    return "the certificate is not trusted: " + Trouble.text(why);
  }

  private static String day(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static List<String> names(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    for (List<?> name : alternatives(certificate)) {
      if (name.getFirst().equals(DNS_NAME) || name.getFirst().equals(ADDRESS)) {
        names.add(String.valueOf(name.get(1)));
      }
    }
    if (names.isEmpty()) {
      names.add(certificate.getSubjectX500Principal().getName());
    }
    return names;
  }

  private static Collection<List<?>> alternatives(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null ? List.of() : names;
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }
}
