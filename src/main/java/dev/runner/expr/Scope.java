package dev.runner.expr;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The names that an expression may use at its place in the plan, and what is known of each.
///
/// @param names the type of each name in reach (`params`, `target`, `steps`, ...)
/// @param status whether `success()`, `failure()` and `always()` mean something here
/// @param elsewhere names that exist in other places of a plan, each with the reason why not here:
///   `stdout` to "is only known in `outputs`"; likewise a field of a name as `steps.later`, any
///   other as `env.*`; a function as `free_port()`
/// @param confined names that are in reach only where nobody sees what becomes of their values
public record Scope(
    Map<String, Type> names,
    boolean status,
    Map<String, String> elsewhere,
    Map<String, Type> confined) {
  public Scope {
    names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    confined = Map.copyOf(confined);
    elsewhere = Map.copyOf(elsewhere);
  }

  /// One without confined names.
  public Scope(Map<String, Type> names, boolean status, Map<String, String> elsewhere) {
    this(names, status, elsewhere, Map.of());
  }

  /// This scope with one more name.
  public Scope with(String name, Type type) {
    Map<String, Type> more = new LinkedHashMap<>(names);
    more.put(name, type);
    return new Scope(more, status, elsewhere, confined);
  }

  /// This scope with another reason why a name is not in reach.
  public Scope because(String name, String reason) {
    Map<String, String> reasons = new LinkedHashMap<>(elsewhere);
    reasons.put(name, reason);
    return new Scope(names, status, reasons, confined);
  }

  /// This scope where nobody sees what becomes of the values.
  public Scope unseen() {
    Map<String, Type> more = new LinkedHashMap<>(names);
    more.putAll(confined);
    return new Scope(more, status, elsewhere, confined);
  }
}
