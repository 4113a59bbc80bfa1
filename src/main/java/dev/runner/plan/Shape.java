package dev.runner.plan;

import dev.runner.expr.EvaluationException;
import dev.runner.expr.Names;
import dev.runner.expr.Template;
import dev.runner.expr.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value in which templates stand: the JSON of a request's body, one of a job's `vars`.
public sealed interface Shape {

  record Fixed(Value value) implements Shape {}

  /// The typed value of a template that is one hole, else its text.
  record Computed(Template template) implements Shape {}

  record Items(List<Shape> items) implements Shape {
    public Items {
      items = List.copyOf(items);
    }
  }

  record Fields(Map<String, Shape> fields) implements Shape {
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  /// With a value in the place of each template.
  default Value evaluate(Names names) throws EvaluationException {
    return switch (this) {
      case Fixed(Value value) -> value;
      case Computed(Template template) -> template.value(names);
      case Items(List<Shape> items) -> {
        List<Value> values = new ArrayList<>(items.size());
        for (Shape item : items) {
          values.add(item.evaluate(names));
        }
        yield new Value.Arr(values);
      }
      case Fields(Map<String, Shape> fields) -> {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Map.Entry<String, Shape> field : fields.entrySet()) {
          values.put(field.getKey(), field.getValue().evaluate(names));
        }
        yield new Value.Obj(values);
      }
    };
  }
}
