package dev.runner.event;

import dev.runner.expr.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What a server answered an attempt, but for the body.
///
/// @param status of HTTP
/// @param headers by their names in small letters; made when somebody looks
public record Response(int status, Supplier<Value.Obj> headers) {

  /// What expressions see as `steps.ID.response`; null value where there was no answer.
  public static Value value(Optional<Response> response) {
    if (response.isEmpty()) {
      return Value.NULL;
    }
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("status", Value.of(response.get().status()));
    fields.put("headers", response.get().headers().get());
    return new Value.Obj(fields);
  }
}
