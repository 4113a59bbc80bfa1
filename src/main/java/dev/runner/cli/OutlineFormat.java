package dev.runner.cli;

/// How an outline is printed.
enum OutlineFormat {
  /// For people.
  TEXT,
  /// A document, by `schemas/outline.schema.json`.
  JSON
}
