package dev.runner.target;

import dev.runner.expr.Value;
import dev.runner.plan.TargetSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `exclude` and `include` do to a combination of a matrix; remembers which includes had
/// nothing to add to.
final class Sieve {
  private final TargetSource.Matrix matrix;
  private final BitSet used = new BitSet();

  Sieve(TargetSource.Matrix matrix) {
    this.matrix = matrix;
  }

  boolean excludes(Map<String, Value> combination) {
    return matrix.exclude().stream().anyMatch(it -> agrees(it.fields(), combination));
  }

  /// The combination, and what the includes that agree with its axes add; a later one may replace
  /// what an earlier one added.
  Map<String, Value> extended(Map<String, Value> combination) {
    Map<String, Value> extended = new LinkedHashMap<>(combination);
    for (int i = 0; i < matrix.include().size(); i++) {
      Map<String, Value> include = matrix.include().get(i).fields();
      if (keepsAxes(include, combination)) {
        used.set(i);
        extended.putAll(include);
        extended.putAll(combination);
      }
    }
    return extended;
  }

  /// The includes that no combination took up.
  List<Value.Obj> unused() {
    List<Value.Obj> unused = new ArrayList<>();
    for (int i = used.nextClearBit(0); i < matrix.include().size(); i = used.nextClearBit(i + 1)) {
      unused.add(matrix.include().get(i));
    }
    return unused;
  }

  private static boolean keepsAxes(Map<String, Value> include, Map<String, Value> combination) {
    return include.entrySet().stream()
        .allMatch(
            it -> {
              Value own = combination.get(it.getKey());
              return own == null || agrees(it.getValue(), own);
            });
  }

  /// Whether all that `wanted` says is so in `there`.
  private static boolean agrees(Map<String, Value> wanted, Map<String, Value> there) {
    return wanted.entrySet().stream()
        .allMatch(
            it -> {
              Value own = there.get(it.getKey());
              return own != null && agrees(it.getValue(), own);
            });
  }

  private static boolean agrees(Value wanted, Value there) {
    return switch (wanted) {
      case Value.Obj(Map<String, Value> fields) ->
          there instanceof Value.Obj(Map<String, Value> own) && agrees(fields, own);
      case Value.Arr(List<Value> items) ->
          there instanceof Value.Arr(List<Value> own) && agrees(items, own);
      case Value.Null _ -> there instanceof Value.Null;
      case Value.Bool _, Value.Num _, Value.Str _ -> wanted.text().equals(there.text());
    };
  }

  private static boolean agrees(List<Value> wanted, List<Value> there) {
    for (int i = 0; i < wanted.size(); i++) {
      if (i >= there.size() || !agrees(wanted.get(i), there.get(i))) {
        return false;
      }
    }
    return true;
  }
}
