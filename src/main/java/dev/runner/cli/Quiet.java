package dev.runner.cli;

/// Of which runs nothing is told.
enum Quiet {
  /// Of none.
  NEVER,
  /// Of those that succeed.
  SUCCESS,
  /// Of those that end as the one before did.
  UNCHANGED;

  /// What stands behind `--quiet`.
  static Quiet of(String said) {
    return switch (said) {
      case "" -> SUCCESS;
      case "changed" -> UNCHANGED;
      default -> throw Words.wrong(said, "changed");
    };
  }
}
