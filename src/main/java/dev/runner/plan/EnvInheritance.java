package dev.runner.plan;

import java.util.List;

/// `inherit_env`: which variables of runner's own environment a child gets.
public sealed interface EnvInheritance {
  EnvInheritance ALL = new All();
  EnvInheritance NOTHING = new Only(List.of());

  /// Every one.
  record All() implements EnvInheritance {}

  /// Those whose names are met by one of these.
  ///
  /// @param globs names in which `*` stands for any characters
  record Only(List<String> globs) implements EnvInheritance {
    public Only {
      globs = List.copyOf(globs);
    }
  }

  /// Whether a child gets the variable of this name.
  default boolean covers(String name) {
    return switch (this) {
      case All() -> true;
      case Only(List<String> globs) -> globs.stream().anyMatch(it -> met(it, name));
    };
  }

  /// What the last star stands for is made longer when what follows it doesn't fit.
  private static boolean met(String glob, String name) {
    int star = -1;
    int from = 0;
    int g = 0;
    int n = 0;
    while (n < name.length()) {
      if (g < glob.length() && glob.charAt(g) == '*') {
        star = g++;
        from = n;
      } else if (g < glob.length() && glob.charAt(g) == name.charAt(n)) {
        g++;
        n++;
      } else if (star >= 0) {
        g = star + 1;
        n = ++from;
      } else {
        return false;
      }
    }
    while (g < glob.length() && glob.charAt(g) == '*') {
      g++;
    }
    return g == glob.length();
  }
}
