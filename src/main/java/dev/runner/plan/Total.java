package dev.runner.plan;

/// What a table makes of the numbers of a column.
public enum Total {
  SUM,
  MIN,
  MAX,
  MEAN,
  /// How many values there are, numbers or not.
  COUNT
}
