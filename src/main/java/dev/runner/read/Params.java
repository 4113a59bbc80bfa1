package dev.runner.read;

import dev.runner.expr.Type;
import dev.runner.expr.Value;
import dev.runner.plan.Origin;
import java.util.List;
import java.util.Map;

/// The parameters of a plan, with the caller's values.
///
/// @param values of those that have one
/// @param origins where the values come from
/// @param usage what is wrong with the values that the caller gave
/// @param missing those that need a value and have none
record Params(
    Map<String, Type> types,
    Map<String, Value> values,
    Map<String, Origin> origins,
    List<String> usage,
    List<String> missing) {

  /// Whether each parameter has its value.
  boolean complete() {
    return values.size() == types.size();
  }
}
