package dev.runner.driver.http;

import java.security.cert.CertificateException;

/// Why a certificate is not trusted, for people.
final class UntrustedException extends CertificateException {
  private static final long serialVersionUID = 1L;

  UntrustedException(String message, CertificateException cause) {
    super(message, cause);
  }
}
