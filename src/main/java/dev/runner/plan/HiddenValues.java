package dev.runner.plan;

import dev.runner.expr.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The values of params that nobody may see.
///
/// @param texts the longest first
public record HiddenValues(List<String> texts) {
  /// What stands in their place.
  public static final String STARS = "***";

  public HiddenValues {
    texts = List.copyOf(texts);
  }

  static HiddenValues of(Stream<Value> values) {
    Set<String> texts = new LinkedHashSet<>();
    values.flatMap(HiddenValues::texts).filter(it -> !it.isEmpty()).forEach(it -> forms(it, texts));
    return new HiddenValues(
        texts.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList());
  }

  private static Stream<String> texts(Value value) {
    return value instanceof Value.Arr(List<Value> items)
        ? items.stream().flatMap(HiddenValues::texts)
        : value.text().stream();
  }

  /// As it is, and as it stands in a URL.
  private static void forms(String text, Set<String> into) {
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
    into.addAll(List.of(text, encoded, encoded.replace("+", "%20")));
  }

  /// A text without them.
  public String in(String text) {
    String shown = text;
    for (String hidden : texts) {
      shown = shown.replace(hidden, STARS);
    }
    return shown;
  }
}
