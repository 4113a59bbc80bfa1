package dev.runner.read;

import dev.runner.expr.Type;
import dev.runner.expr.Value;
import java.util.Optional;

/// One declared parameter.
///
/// @param secret whether its value is shown to nobody
/// @param presence whether the caller has to give it
record Param(
    String name, ParamKind kind, boolean secret, Presence presence, Optional<Value> byDefault) {

  /// Whether a parameter must be given.
  enum Presence {
    REQUIRED,
    /// It has a default, which may be wrong nevertheless.
    DEFAULTED,
    /// It is null where it is not given.
    OPTIONAL
  }

  /// What is known of its value.
  Type type() {
    return presence == Presence.OPTIONAL ? Type.ANY : kind.known();
  }

  /// `-p name=value`, as a message quotes it.
  String option(String value) {
    return "-p " + name + "=" + (secret ? "***" : value);
  }
}
