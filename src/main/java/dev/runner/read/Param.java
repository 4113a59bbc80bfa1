package dev.runner.read;

import dev.runner.expr.Value;
import java.util.List;
import java.util.Optional;

/// One declared parameter.
///
/// @param permitted the only texts it may have; empty: any
/// @param optional whether the caller may leave it out; its default may be wrong nevertheless
record Param(
    String name,
    ParamType type,
    List<String> permitted,
    boolean optional,
    Optional<Value> byDefault) {
  Param {
    permitted = List.copyOf(permitted);
  }

  boolean permits(Value value) {
    return permitted.isEmpty() || value.text().filter(permitted::contains).isPresent();
  }

  /// What it takes, as messages say it.
  String expected() {
    return permitted.isEmpty() ? type.expected() : Phrases.choice(permitted);
  }
}
