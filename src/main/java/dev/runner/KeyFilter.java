package dev.runner;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Picks targets by globs over their keys: `*` is any text, `?` any one character.
final class KeyFilter {
  private final List<Pattern> patterns;

  KeyFilter(List<String> globs) {
    this.patterns = globs.stream().map(KeyFilter::pattern).toList();
  }

  /// Whether every key passes.
  boolean all() {
    return patterns.isEmpty();
  }

  boolean matches(String key) {
    return all() || patterns.stream().anyMatch(it -> it.matcher(key).matches());
  }

  private static Pattern pattern(String glob) {
    String regex =
        glob.codePoints()
            .mapToObj(Character::toString)
            .map(it -> it.equals("*") ? ".*" : it.equals("?") ? "." : Pattern.quote(it))
            .collect(Collectors.joining());
    return Pattern.compile(regex, Pattern.DOTALL);
  }
}
