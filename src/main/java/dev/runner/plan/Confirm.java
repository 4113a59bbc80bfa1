package dev.runner.plan;

/// That a person is asked before anything starts.
///
/// @param above how many targets are done without asking
public record Confirm(long above) {
  /// `confirm: true`.
  public static final Confirm ALWAYS = new Confirm(0);
}
