package dev.runner.target;

import dev.runner.expr.Value;
import dev.runner.plan.TargetSource;
import java.util.List;

/// Where rows come from, as messages name it.
sealed interface Origin {

  /// A text of which rows are lines or begin on lines.
  record Lines(String name) implements Origin {}

  /// A list in the plan.
  record Listed(List<TargetSource.Listed.Row> rows) implements Origin {}

  /// A matrix in the plan.
  record Matrix() implements Origin {}

  /// Files or folders.
  ///
  /// @param search what was searched
  record Found(String search) implements Origin {}

  /// A list that an expression gives.
  record Items(String expression) implements Origin {}

  /// An earlier run.
  record Past(String name) implements Origin {}

  /// The job itself.
  record Job() implements Origin {}

  default String name() {
    return switch (this) {
      case Lines(String name) -> name;
      case Past(String name) -> name;
      case Items(String expression) -> "`" + expression + "`";
      case Listed _ -> "the list";
      case Matrix _ -> "the matrix";
      case Found(String search) -> search;
      case Job _ -> "the job";
    };
  }

  /// Where the row of this place stands.
  default String at(long place) {
    return switch (this) {
      case Lines(String name) -> name + ":" + place;
      case Listed(List<TargetSource.Listed.Row> rows) -> rows.get((int) place - 1).span().where();
      case Past(String name) -> name + ", target " + place;
      case Items _ -> name() + ", item " + place;
      case Matrix _ -> "combination " + place + " of the matrix";
      case Found(String search) -> search;
      case Job _ -> name();
    };
  }

  /// Where a row stands, when its fields tell it better than its place.
  default String at(long place, Value.Obj fields) {
    return switch (this) {
      case Found _ -> fields.field("path").flatMap(Value::text).map(Quoted::path).orElse(name());
      case Lines _, Listed _, Items _, Matrix _, Past _, Job _ -> at(place);
    };
  }
}
