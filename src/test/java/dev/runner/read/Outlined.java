package dev.runner.read;

import dev.runner.plan.Plan;
import dev.runner.text.Source;
import dev.runner.text.Span;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes a plan down, all of it but what is absent, empty, or a place.
final class Outlined {
  private final StringBuilder text = new StringBuilder();

  private Outlined() {}

  static String of(Plan plan) {
    Outlined outlined = new Outlined();
    outlined.value("plan", plan, 0);
    return outlined.text.toString();
  }

  private void value(String name, Object value, int depth) {
    switch (value) {
      case Span _, Source _ -> {}
      case Optional<?> optional -> optional.ifPresent(it -> value(name, it, depth));
      case Map<?, ?> map -> map.forEach((key, it) -> value(name + "." + key, it, depth));
      case Set<?> set -> set.stream().sorted().forEach(it -> value(name, it, depth));
      case Collection<?> list -> list.forEach(it -> value(name, it, depth));
      case Record rec when rec.getClass().getPackageName().equals("dev.runner.plan") ->
          fields(name, rec, depth);
      default -> line(depth, name + ": " + value);
    }
  }

  private void fields(String name, Record rec, int depth) {
    line(depth, name + ": " + rec.getClass().getSimpleName());
    for (RecordComponent component : rec.getClass().getRecordComponents()) {
      value(component.getName(), field(rec, component), depth + 1);
    }
  }

  private static Object field(Record rec, RecordComponent component) {
    try {
      return component.getAccessor().invoke(rec);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private void line(int depth, String line) {
    text.append("  ".repeat(depth)).append(line.replace("\n", "\\n")).append('\n');
  }
}
