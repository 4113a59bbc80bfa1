package dev.runner.driver.process;

import java.util.Map;

/// The environment of a child. The steps of many targets share one, which is copied for none of
/// them.
final class Variables {
  private final Map<String, String> all;
  private final boolean shared;
  private final boolean possible;

  private Variables(Map<String, String> all, boolean shared) {
    this.all = Map.copyOf(all);
    this.shared = shared;
    this.possible = possible(all);
  }

  /// Of one child.
  static Variables own(Map<String, String> all) {
    return new Variables(all, false);
  }

  /// Of many children.
  static Variables shared(Map<String, String> all) {
    return new Variables(all, true);
  }

  /// What a child is given, but for what is its own.
  Map<String, String> all() {
    return all;
  }

  /// Whether other children get the very same.
  boolean shared() {
    return shared;
  }

  /// Whether a program can be given them at all.
  boolean possible() {
    return possible;
  }

  private static boolean possible(Map<String, String> all) {
    for (Map.Entry<String, String> variable : all.entrySet()) {
      if (variable.getKey().indexOf(0) >= 0 || variable.getValue().indexOf(0) >= 0) {
        return false;
      }
    }
    return true;
  }
}
