package dev.runner.mask;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Some secrets, and what takes them out of what is shown. Any thread may use it.
public final class Mask {
  /// What stands in a secret's place.
  public static final String STARS = "***";

  /// A shorter text, in characters, is part of too much that is none of it.
  public static final int SHORTEST = 4;

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

  /// Bytes without the secrets; the very same where there are none in them.
  public byte[] in(byte[] bytes) {
    return none() ? bytes : scan(bytes).shown(bytes.length);
  }

  Scan scan(byte[] bytes) {
    return Scan.of(automaton.orElseThrow(), bytes, bytes.length);
  }
}
