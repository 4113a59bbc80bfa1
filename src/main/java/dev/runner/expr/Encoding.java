package dev.runner.expr;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// Writes texts in the ways of others.
final class Encoding {
  private static final String PLAIN = "-._~";
  private static final String SHELL = "@%+=:,./_-";

  private Encoding() {}

  static Value url(Arguments arguments) throws EvaluationException {
    String text = arguments.scalar(0);
    HexFormat hex = HexFormat.of().withUpperCase();
    StringBuilder encoded = new StringBuilder(text.length());
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      if (one > 0 && isPlain((char) one, PLAIN)) {
        encoded.append((char) one);
      } else {
        encoded.append('%').append(hex.toHexDigits(one));
      }
    }
    return arguments.text(encoded.toString());
  }

  private static boolean isPlain(char c, String more) {
    return c < 128 && (Character.isLetterOrDigit(c) || more.indexOf(c) >= 0);
  }

  static Value base64(Arguments arguments) throws EvaluationException {
    byte[] bytes = arguments.string(0).getBytes(StandardCharsets.UTF_8);
    return arguments.text(Base64.getEncoder().encodeToString(bytes));
  }

  /// Line breaks within, and the filling at the end, may be there or not.
  static Value decoded(Arguments arguments) throws EvaluationException {
    String text = arguments.string(0).replaceAll("\\s", "");
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
      return arguments.text(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (IllegalArgumentException e) {
      throw arguments.fault(0, "this is not Base64");
    } catch (CharacterCodingException e) {
      throw arguments.fault(0, "this is the Base64 of bytes that are no text in UTF-8");
    }
  }

  static Value sha256(Arguments arguments) throws EvaluationException {
    try {
      arguments.budget().work(200L + arguments.string(0).length(), arguments.span());
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] sum = digest.digest(arguments.string(0).getBytes(StandardCharsets.UTF_8));
      return arguments.text(HexFormat.of().formatHex(sum));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static Value shellWord(Arguments arguments) throws EvaluationException {
    String text = arguments.scalar(0);
    if (text.indexOf('\0') >= 0) {
      throw arguments.fault(0, "no word of a shell has a NUL in it");
    }
    boolean plain = !text.isEmpty() && text.chars().allMatch(it -> isPlain((char) it, SHELL));
    return arguments.text(plain ? text : "'" + text.replace("'", "'\\''") + "'");
  }
}
