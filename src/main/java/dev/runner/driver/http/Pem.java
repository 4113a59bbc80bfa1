package dev.runner.driver.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// Reads certificates and keys from PEM files.
final class Pem {
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  /// Version 0 and the algorithm `rsaEncryption`, with which PKCS#8 introduces what PKCS#1 is.
  private static final byte[] RSA = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private Pem() {}

  static List<Certificate> certificates(Path file) throws FailureException {
    try {
      List<Certificate> found =
          List.copyOf(
              CertificateFactory.getInstance("X.509")
                  .generateCertificates(new ByteArrayInputStream(bytes(file))));
      if (!found.isEmpty()) {
        return found;
      }
    } catch (CertificateException e) {
      throw FailureException.last(file + " can't be read: " + Trouble.text(e));
    }
    throw FailureException.last(file + " has no certificate in it");
  }

  static PrivateKey key(Path file) throws FailureException {
    String text = new String(bytes(file), StandardCharsets.ISO_8859_1);
    if (text.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----")
        || text.contains("Proc-Type: 4,ENC")) {
      throw convert(file, "is encrypted; decrypt it");
    }
    if (text.contains("-----BEGIN EC PRIVATE KEY-----")) {
      throw convert(file, "is not PKCS#8; convert it");
    }
    if (text.contains("-----BEGIN RSA PRIVATE KEY-----")) {
      return made(file, pkcs8(block(file, text, "RSA PRIVATE KEY")));
    }
    return made(file, block(file, text, "PRIVATE KEY"));
  }

  private static FailureException convert(Path file, String what) {
    return FailureException.last(
        "the key in "
            + file
            + " "
            + what
            + ": openssl pkcs8 -topk8 -nocrypt -in "
            + file
            + " -out key.pem");
  }

  private static byte[] bytes(Path file) throws FailureException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw FailureException.last(file + " was not found");
    } catch (IOException e) {
      throw FailureException.last(file + " can't be read: " + e.getMessage());
    }
  }

  private static byte[] block(Path file, String text, String label) throws FailureException {
    String begin = "-----BEGIN " + label + "-----";
    int start = text.indexOf(begin);
    int end = text.indexOf("-----END " + label + "-----", Math.max(start, 0));
    if (start < 0 || end < 0) {
      throw FailureException.last(file + " has no private key in it");
    }
    try {
      return Base64.getMimeDecoder().decode(text.substring(start + begin.length(), end));
    } catch (IllegalArgumentException e) {
      throw FailureException.last("the key in " + file + " is garbled");
    }
  }

  private static PrivateKey made(Path file, byte[] der) throws FailureException {
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (GeneralSecurityException e) {
        // it is one of another algorithm
      }
    }
    throw FailureException.last("the key in " + file + " is not one of RSA, EC or Ed25519");
  }

  private static byte[] pkcs8(byte[] pkcs1) {
    byte[] key = tagged(0x04, pkcs1);
    byte[] both = new byte[RSA.length + key.length];
    System.arraycopy(RSA, 0, both, 0, RSA.length);
    System.arraycopy(key, 0, both, RSA.length, key.length);
    return tagged(0x30, both);
  }

  /// A value in DER, of a length of two bytes.
  private static byte[] tagged(int tag, byte[] value) {
    ByteArrayOutputStream der = new ByteArrayOutputStream(value.length + 4);
    der.write(tag);
    der.write(0x82);
    der.write(value.length >> 8);
    der.write(value.length);
    der.writeBytes(value);
    return der.toByteArray();
  }
}
