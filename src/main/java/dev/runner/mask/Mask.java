package dev.runner.mask;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Some secrets, and what takes them out of what is shown. Any thread may use it.
public final class Mask {
  /// What stands in a secret's place.
  public static final String STARS = "***";

  /// A shorter text, in characters, is part of too much that is none of it.
  public static final int SHORTEST = 4;

  private static final Pattern ELLIPSIS = Pattern.compile("\\.\\.\\.|\u2026");

  /// Hides nothing.
  public static final Mask NONE = new Mask(Optional.empty());

  private final Optional<Automaton> automaton;

  private Mask(Optional<Automaton> automaton) {
    this.automaton = automaton;
  }

  /// @throws IllegalArgumentException when one is shorter than [#SHORTEST]
  public static Mask of(Collection<String> secrets) {
    Set<Secret> all = new LinkedHashSet<>();
    for (String secret : secrets) {
      if (tooShort(secret)) {
        throw new IllegalArgumentException("a text that is too short to be hidden");
      }
      all.add(new Secret(secret));
    }
    return all.isEmpty() ? NONE : new Mask(Optional.of(new Automaton(Machine.of(all))));
  }

  /// Whether a text can't be hidden because it is part of too much.
  public static boolean tooShort(String text) {
    return text.codePointCount(0, text.length()) < SHORTEST;
  }

  /// Whether it hides nothing.
  public boolean none() {
    return automaton.isEmpty();
  }

  /// For a stream of bytes.
  public Masking stream() {
    return new Masking(this);
  }

  /// A text without the secrets.
  public String in(String text) {
    if (none() || text.length() < SHORTEST) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Scan scan = scan(bytes);
    return scan.found() ? new String(scan.shown(bytes.length), StandardCharsets.UTF_8) : text;
  }

  /// A message without the secrets, nor what an ellipsis has left of one: whoever makes a message
  /// quotes no more than the beginning of a long value.
  public String message(String text) {
    String shown = in(text);
    if (none() || shown.indexOf('.') < 0 && shown.indexOf('\u2026') < 0) {
      return shown;
    }
    StringBuilder all = new StringBuilder();
    Matcher ellipsis = ELLIPSIS.matcher(shown);
    int from = 0;
    while (ellipsis.find()) {
      all.append(beginning(shown.substring(from, ellipsis.start()))).append(ellipsis.group());
      from = ellipsis.end();
    }
    return all.append(shown, from, shown.length()).toString();
  }

  /// Without what may be the beginning of a secret at its end.
  private String beginning(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Scan scan = scan(bytes);
    int settled = scan.settled();
    return bytes.length - settled < SHORTEST
        ? text
        : new String(scan.shown(settled), StandardCharsets.UTF_8) + STARS;
  }

  /// Bytes without the secrets; the very same where there are none in them.
  public byte[] in(byte[] bytes) {
    return none() ? bytes : scan(bytes).shown(bytes.length);
  }

  Scan scan(byte[] bytes) {
    return Scan.of(automaton.orElseThrow(), bytes, bytes.length);
  }
}
