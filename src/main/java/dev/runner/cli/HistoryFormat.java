package dev.runner.cli;

/// How what is known of runs is printed.
enum HistoryFormat {
  TABLE,
  JSON
}
