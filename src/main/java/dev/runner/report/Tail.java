package dev.runner.report;

/// The end of what a task printed to one stream.
///
/// @param truncated whether there was more before it
record Tail(String text, boolean truncated) {
  static final Tail NONE = new Tail("", false);
}
