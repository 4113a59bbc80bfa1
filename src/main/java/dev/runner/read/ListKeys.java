package dev.runner.read;

import dev.runner.expr.Value;
import dev.runner.plan.TargetSource.Listed;
import dev.runner.plan.Targets;
import dev.runner.text.Problems;
import dev.runner.text.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Checks that each target of a list has a key, and no other the same.
final class ListKeys {
  private final Optional<String> field;
  private final boolean filtered;
  private final Problems problems;
  private final Map<String, Span> seen = new HashMap<>();

  /// @param field what names a target, where the plan says so
  /// @param filtered whether rows may still be left out, so that two with one key are none too many
  private ListKeys(Optional<String> field, boolean filtered, Problems problems) {
    this.field = field;
    this.filtered = filtered;
    this.problems = problems;
  }

  /// Checks the keys as far as they can be known when the plan is read.
  static void check(Listed list, Optional<Targets.Key> key, boolean filtered, Problems problems) {
    Optional<String> field =
        key.flatMap(
            it ->
                it instanceof Targets.Key.Field(String name, _)
                    ? Optional.of(name)
                    : Optional.empty());
    if (key.isEmpty() || field.isPresent()) {
      ListKeys keys = new ListKeys(field, filtered, problems);
      list.rows().forEach(keys::check);
    }
  }

  private void check(Listed.Row row) {
    Optional<String> key = key(row.value()).filter(it -> !it.isEmpty());
    key.ifPresent(it -> unique(it, row.span()));
    if (key.isEmpty()) {
      problems.error(row.span(), "this target has no key", hint());
    }
  }

  private String hint() {
    return field
        .map(it -> "`key` names the field `" + it + "`: give it a text")
        .orElse("give it a field `key`, or say beside the list which field names it: `key: name`");
  }

  private void unique(String key, Span span) {
    Span first = seen.putIfAbsent(key, span);
    if (first != null && !filtered) {
      problems.error(
          span,
          "the key " + Shapes.quoted(key) + " is there twice",
          "it is on line " + first.line() + " already");
    }
  }

  private Optional<String> key(Value row) {
    return switch (row) {
      case Value.Obj fields ->
          field
              .map(fields::field)
              .orElseGet(() -> fields.field("key").or(() -> fields.field("id")))
              .flatMap(Value::text);
      case Value.Str _, Value.Num _, Value.Bool _ ->
          field.isEmpty() || field.get().equals("value") ? row.text() : Optional.empty();
      case Value.Null _, Value.Arr _ -> Optional.empty();
    };
  }
}
