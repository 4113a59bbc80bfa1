package dev.runner.driver.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads private keys from PEM files: PKCS#8 of any kind, and PKCS#1 (RSA).
final class PrivateKeys {
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----([A-Za-z0-9+/=\\s]+)-----END");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519", "Ed448");

  /// Version 0 and the algorithm RSA: what PKCS#8 has before the key of PKCS#1.
  private static final byte[] RSA_HEAD =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private PrivateKeys() {}

  static PrivateKey read(Path file) throws IOException {
    Matcher pem = PEM.matcher(text(file));
    if (!pem.find()) {
      throw new IOException(
          file + " holds no private key in PEM form without a password" + convert(file));
    }
    byte[] der = Base64.getMimeDecoder().decode(pem.group(2));
    return switch (pem.group(1)) {
      case "PRIVATE KEY" -> key(der, file);
      case "RSA PRIVATE KEY" -> key(wrapped(der), file);
      default -> throw new IOException(file + " holds a key of an old form" + convert(file));
    };
  }

  private static String text(Path file) throws IOException {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw new IOException(file + " does not exist", e);
    }
  }

  private static String convert(Path file) {
    return ": convert it with `openssl pkcs8 -topk8 -nodes -in " + file.getFileName() + "`";
  }

  private static PrivateKey key(byte[] der, Path file) throws IOException {
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (GeneralSecurityException _) {
        // it is of another kind
      }
    }
    throw new IOException(file + " holds a key of no known kind");
  }

  private static byte[] wrapped(byte[] rsa) {
    byte[] octets = tagged(0x04, rsa);
    byte[] content =
        ByteBuffer.allocate(RSA_HEAD.length + octets.length).put(RSA_HEAD).put(octets).array();
    return tagged(0x30, content);
  }

  /// A value of DER, its length in two bytes.
  private static byte[] tagged(int tag, byte[] content) {
    return ByteBuffer.allocate(4 + content.length)
        .put((byte) tag)
        .put((byte) 0x82)
        .putShort((short) content.length)
        .put(content)
        .array();
  }
}
