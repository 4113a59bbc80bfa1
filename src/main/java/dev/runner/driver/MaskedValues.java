package dev.runner.driver;

import dev.runner.expr.Value;
import dev.runner.mask.Mask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Takes secrets out of values, wherever they are in them.
///
/// @param mask what they are
public record MaskedValues(Mask mask) {

  public Value of(Value value) {
    return switch (value) {
      case Value.Str(String text) -> Value.of(mask.in(text));
      case Value.Arr(List<Value> items) -> new Value.Arr(items.stream().map(this::of).toList());
      case Value.Obj(Map<String, Value> fields) -> new Value.Obj(of(fields));
      case Value.Num number ->
          mask.in(number.spelling()).equals(number.spelling()) ? number : Value.of(Mask.STARS);
      case Value.Null _, Value.Bool _ -> value;
    };
  }

  /// The same of each value, and of the names.
  public Map<String, Value> of(Map<String, Value> fields) {
    Map<String, Value> all = new LinkedHashMap<>();
    fields.forEach((name, value) -> all.put(mask.in(name), of(value)));
    return all;
  }
}
