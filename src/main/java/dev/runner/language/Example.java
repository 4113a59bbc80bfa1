package dev.runner.language;

import dev.runner.expr.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The YAML of examples.
public final class Example {
  /// Names that an author might give to what stands below these keys.
  private static final Map<String, String> NAMES =
      Map.of(
          "jobs", "build",
          "params", "region",
          "limits", "api",
          "needs", "build",
          "multipart", "photo");

  private Example() {}

  /// The key with a value, and all that stands around it, from the top of the plan down.
  public static List<String> whole(Key key, Value value) {
    return around(key.parent(), alone(key, value));
  }

  /// The key with a value, alone.
  public static List<String> alone(Key key, Value value) {
    return switch (key.kind()) {
      case PLAN -> Yaml.block(value);
      case KEY, NAME -> Yaml.entry(name(key), value);
      case ITEM -> Yaml.item(value);
    };
  }

  private static List<String> around(Optional<Key> parent, List<String> lines) {
    return parent.isEmpty() ? lines : around(parent.get().parent(), within(parent.get(), lines));
  }

  private static List<String> within(Key parent, List<String> lines) {
    return switch (parent.kind()) {
      case PLAN -> lines;
      case KEY, NAME -> Yaml.below(name(parent), lines);
      case ITEM -> Yaml.dashed(lines);
    };
  }

  private static String name(Key key) {
    boolean given = key.kind() == Key.Kind.NAME;
    return given ? key.parent().map(it -> NAMES.get(it.name())).orElse("name") : key.name();
  }
}
