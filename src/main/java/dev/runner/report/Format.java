package dev.runner.report;

/// What a report can be written as.
public enum Format {
  /// Tables, failures and a summary, for people.
  TABLE,
  /// One document, described by `schemas/report.schema.json`.
  JSON,
  /// One table of all targets: RFC 4180 with a header.
  CSV,
  /// One page for a browser, that needs nothing else.
  HTML
}
