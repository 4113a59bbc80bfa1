package dev.runner.report;

/// What a report can be written as.
public enum Format {
  /// Tables, failures and a summary, for people.
  TABLE,
  /// One document, described by `schemas/report.schema.json`.
  JSON,
  /// A line for each target, as it stands in that document.
  JSONL,
  /// XML for servers of continuous integration: a case for each task.
  JUNIT,
  /// What went wrong, and tables, for pages of GitHub and GitLab.
  MARKDOWN,
  /// One table of all targets: RFC 4180 with a header.
  CSV,
  /// One page for a browser, that needs nothing else.
  HTML;

  /// How much of what tasks print it tells.
  public Detail detail() {
    return switch (this) {
      case TABLE, MARKDOWN, CSV -> Detail.FAILURES;
      case JSON, JSONL, JUNIT -> Detail.ALL;
      case HTML -> Detail.PAGE;
    };
  }
}
