package dev.runner.cli;

import dev.runner.driver.MaskedValues;
import dev.runner.expr.Value;
import dev.runner.mask.Mask;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The fields of a JSON object about a plan, in their order. What the plan says in words of its own
/// is without the values that nobody may see.
final class JsonFields {
  private final Mask hidden;
  private final Map<String, Value> fields = new LinkedHashMap<>();

  JsonFields(Mask hidden) {
    this.hidden = hidden;
  }

  /// What the plan says.
  JsonFields text(String name, String text) {
    return put(name, shown(text));
  }

  JsonFields text(String name, Optional<String> text) {
    text.ifPresent(it -> text(name, it));
    return this;
  }

  JsonFields texts(String name, List<String> texts) {
    return put(name, new Value.Arr(texts.stream().map(this::shown).toList()));
  }

  /// A value of the plan.
  JsonFields value(String name, Value value) {
    return put(name, new MaskedValues(hidden).of(value));
  }

  /// A word of ours.
  JsonFields word(String name, String word) {
    return put(name, Value.of(word));
  }

  JsonFields number(String name, long number) {
    return put(name, Value.of(number));
  }

  JsonFields number(String name, Optional<Integer> number) {
    number.ifPresent(it -> number(name, it));
    return this;
  }

  JsonFields millis(String name, Optional<Duration> duration) {
    duration.ifPresent(it -> number(name, it.toMillis()));
    return this;
  }

  JsonFields flag(String name, boolean truth) {
    return put(name, Value.of(truth));
  }

  /// Any value that needs no hiding.
  JsonFields put(String name, Value value) {
    fields.put(name, value);
    return this;
  }

  <T> JsonFields put(String name, Optional<T> some, Function<T, Value> made) {
    some.ifPresent(it -> put(name, made.apply(it)));
    return this;
  }

  <T> JsonFields list(String name, List<T> items, Function<T, Value> made) {
    return put(name, new Value.Arr(items.stream().map(made).toList()));
  }

  private Value shown(String text) {
    return Value.of(hidden.in(text));
  }

  Map<String, Value> fields() {
    return fields;
  }

  Value value() {
    return new Value.Obj(fields);
  }
}
