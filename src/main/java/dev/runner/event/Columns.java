package dev.runner.event;

import dev.runner.expr.Value;
import java.util.List;

/// What a plan's `report` makes of one target.
///
/// @param values in the order of the headings; null value where there is none, as after a step that
///   did not succeed
/// @param sortKey orders the rows as the plan asks, by unsigned bytes
/// @param shown whether the target is among the rows
// Whoever makes the bytes does not change them, and nobody compares them.
@SuppressWarnings("ArrayRecordComponent")
public record Columns(List<Value> values, byte[] sortKey, boolean shown) {
  /// Of a job whose report says nothing of it.
  public static final Columns STANDARD = new Columns(List.of(), new byte[0], true);

  public Columns {
    values = List.copyOf(values);
  }
}
