package dev.runner.target;

/// What a row was in its source.
enum Form {
  /// A value, a file, a folder: its fields are ours.
  BARE(0),
  /// A record: its fields have the names that somebody gave them, and are also reachable below
  /// `target.fields`.
  RECORD(1);

  private final int octet;

  Form(int octet) {
    this.octet = octet;
  }

  /// What stands for it in a spool.
  int octet() {
    return octet;
  }

  static Form of(int octet) {
    return octet == BARE.octet ? BARE : RECORD;
  }
}
