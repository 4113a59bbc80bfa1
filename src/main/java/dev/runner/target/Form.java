package dev.runner.target;

/// What a row was in its source.
enum Form {
  /// A value, a file, a folder: its fields are ours.
  BARE,
  /// A record: its fields have the names that somebody gave them, and are also reachable below
  /// `target.fields`.
  RECORD
}
