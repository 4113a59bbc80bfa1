package dev.runner.expr;

/// What a function takes at one place.
record Parameter(String name, Shape shape, Times times) {

  /// How often there is an argument for it.
  enum Times {
    ONCE,
    OPTIONAL,
    REPEATED
  }

  @Override
  public String toString() {
    return switch (times) {
      case ONCE -> name;
      case OPTIONAL -> name.replace(",", "?,") + "?";
      case REPEATED -> name + "...";
    };
  }
}
