package dev.runner.mask;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// Ways in which programs write a secret.
public final class Encodings {
  private final Random random;

  public Encodings(Random random) {
    this.random = random;
  }

  /// All of them, by names.
  public Map<String, String> of(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    Map<String, String> all = new LinkedHashMap<>();
    all.put("plain", secret);
    all.put("percent", percent(bytes, 0));
    all.put("percent in part", percent(bytes, 0.5));
    all.put("form", percent(bytes, 0.3).replace(" ", "+"));
    all.put("json", json(secret, 0));
    all.put("json in part", json(secret, 0.4));
    all.put("json as ascii", json(secret, 1));
    all.put("hex", HexFormat.of().formatHex(bytes));
    all.put("HEX", HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT));
    all.put("hex in lines", lines(HexFormat.of().formatHex(bytes), 60, "\n"));
    for (int before = 0; before < 3; before++) {
      all.put("base64 after " + before, base64(Base64.getEncoder(), bytes, before));
      all.put("base64url after " + before, base64(Base64.getUrlEncoder(), bytes, before));
    }
    all.put("base64 in lines", lines(base64(Base64.getEncoder(), bytes, 2), 76, "\n"));
    all.put("base64 in short lines", lines(base64(Base64.getEncoder(), bytes, 1), 5, "\r\n"));
    all.put("base64 in a URL", base64(Base64.getEncoder(), bytes, 0).replace("+", "%2B"));
    all.put("base64 in JSON", base64(Base64.getEncoder(), bytes, 0).replace("/", "\\/"));
    return all;
  }

  private String percent(byte[] bytes, double plain) {
    StringBuilder out = new StringBuilder();
    byte[] one = new byte[1];
    boolean ascii = true;
    for (byte each : bytes) {
      ascii &= each >= 0;
    }
    for (byte each : bytes) {
      one[0] = each;
      if (ascii && random.nextDouble() < plain) {
        out.append((char) each);
      } else {
        String digits = HexFormat.of().formatHex(one);
        out.append('%').append(random.nextBoolean() ? digits : digits.toUpperCase(Locale.ROOT));
      }
    }
    return out.toString();
  }

  private String json(String secret, double escaped) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < secret.length(); i++) {
      char c = secret.charAt(i);
      boolean half = Character.isSurrogate(c);
      if (c == '"' || c == '\\' || c == '/' && random.nextBoolean()) {
        out.append('\\').append(c);
      } else if (c == '\n') {
        out.append("\\n");
      } else if (c == '\t') {
        out.append("\\t");
      } else if (half && escaped > 0 || random.nextDouble() < escaped) {
        String digits = "%04x".formatted((int) c);
        out.append("\\u").append(random.nextBoolean() ? digits : digits.toUpperCase(Locale.ROOT));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /// Encoded with something around it, without the characters that tell nothing of it.
  private String base64(Base64.Encoder encoder, byte[] bytes, int before) {
    int after = random.nextInt(3);
    byte[] all = new byte[before + bytes.length + after];
    random.nextBytes(all);
    System.arraycopy(bytes, 0, all, before, bytes.length);
    int end = (8 * (before + bytes.length) + 5) / 6;
    return encoder.withoutPadding().encodeToString(all).substring(8 * before / 6, end);
  }

  private static String lines(String text, int length, String end) {
    return text.replaceAll("(.{" + length + "})(?=.)", "$1" + end);
  }
}
