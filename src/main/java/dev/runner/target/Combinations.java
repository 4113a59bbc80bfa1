package dev.runner.target;

import dev.runner.expr.Value;
import dev.runner.plan.TargetSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Expands a matrix as GitHub Actions does: every combination of the axes, the last varying
/// fastest, less those that match an `exclude` in all that it says; then each `include` adds its
/// fields to all those whose axes it agrees with, and is a combination of its own where there is
/// none.
///
/// After actions/runner's `MatrixBuilder` and GitHub's documentation of
/// `jobs.<job_id>.strategy.matrix`. Scalars are the same when they read the same: `1.10` is not
/// `1.1`.
final class Combinations {
  private static final int MOST = 1_000_000;

  private final List<Map.Entry<String, List<Value>>> axes;
  private final Sieve sieve;
  private long count;

  /// Gets each combination, with the text that names it and its number from 1.
  interface Taker {
    void take(String key, Value.Obj fields, long number)
        throws SourceException, InterruptedException;
  }

  Combinations(TargetSource.Matrix matrix) {
    this.axes = List.copyOf(matrix.axes().entrySet());
    this.sieve = new Sieve(matrix);
  }

  void each(Taker taker) throws SourceException, InterruptedException {
    check();
    if (!axes.isEmpty()) {
      axes(0, Map.of(), taker);
    }
    for (Value.Obj alone : sieve.unused()) {
      taker.take(key(alone.fields()), alone, ++count);
    }
  }

  private void axes(int depth, Map<String, Value> chosen, Taker taker)
      throws SourceException, InterruptedException {
    if (depth == axes.size()) {
      combination(chosen, taker);
      return;
    }
    for (Value value : axes.get(depth).getValue()) {
      Map<String, Value> more = new LinkedHashMap<>(chosen);
      more.put(axes.get(depth).getKey(), value);
      axes(depth + 1, more, taker);
    }
  }

  private void combination(Map<String, Value> chosen, Taker taker)
      throws SourceException, InterruptedException {
    if (!sieve.excludes(chosen)) {
      taker.take(key(chosen), new Value.Obj(sieve.extended(chosen)), ++count);
    }
  }

  private void check() throws SourceException {
    long product = 1;
    for (Map.Entry<String, List<Value>> axis : axes) {
      product = product * axis.getValue().size();
      if (product == 0) {
        throw SourceException.invalid("the matrix has no value for " + Quoted.word(axis.getKey()));
      }
      if (product > MOST) {
        throw SourceException.invalid("the matrix has more than " + MOST + " combinations");
      }
    }
  }

  /// The texts of all scalars in it.
  private static String key(Map<String, Value> combination) {
    return combination.values().stream().map(Combinations::text).collect(Collectors.joining(","));
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Null _ -> "null";
      case Value.Bool(boolean truth) -> Boolean.toString(truth);
      case Value.Num number -> number.spelling();
      case Value.Str(String text) -> text;
      case Value.Arr(List<Value> items) ->
          items.stream().map(Combinations::text).collect(Collectors.joining(","));
      case Value.Obj(Map<String, Value> fields) -> key(fields);
    };
  }
}
