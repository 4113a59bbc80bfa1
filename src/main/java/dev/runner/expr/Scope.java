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
public record Scope(Map<String, Type> names, boolean status, Map<String, String> elsewhere) {
  public Scope {
    names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    elsewhere = Map.copyOf(elsewhere);
  }

  /// This scope with one more name.
  public Scope with(String name, Type type) {
    Map<String, Type> more = new LinkedHashMap<>(names);
    more.put(name, type);
    return new Scope(more, status, elsewhere);
  }
}
