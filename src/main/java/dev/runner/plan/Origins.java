package dev.runner.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where the values of a plan come from.
///
/// @param params by their names
/// @param vars the constants, by their names
public record Origins(Map<String, Origin> params, Map<String, Origin> vars) {
  /// Of a plan without values.
  public static final Origins NONE = new Origins(Map.of(), Map.of());

  public Origins {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    vars = Collections.unmodifiableMap(new LinkedHashMap<>(vars));
  }
}
