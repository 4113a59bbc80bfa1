package dev.runner.cli;

/// How problems of plans are told.
enum ProblemFormat {
  /// For people, on stderr.
  TEXT,
  /// A document, by schemas/problems.schema.json.
  JSON,
  /// Annotations of GitHub Actions.
  GITHUB
}
