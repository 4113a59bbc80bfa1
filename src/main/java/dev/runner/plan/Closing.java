package dev.runner.plan;

import java.util.Locale;

/// When steps of a plan itself run, once all its jobs have ended.
public enum Closing {
  /// If nothing was unsuccessful.
  ON_SUCCESS,
  /// If something was, or the run was ended early but by its user.
  ON_FAILURE,
  /// Whatever became of the run, after the others.
  FINALLY;

  /// As in a plan.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
