package dev.runner.expr;

import java.util.LinkedHashMap;
import java.util.Map;

/// Takes records apart, and makes them.
final class Recording {
  private Recording() {}

  static Value keys(Arguments arguments) throws EvaluationException {
    BoundedList keys = arguments.list();
    for (String name : arguments.fields(0).keySet()) {
      keys.add(name);
    }
    return keys.value();
  }

  static Value values(Arguments arguments) throws EvaluationException {
    BoundedList values = arguments.list();
    for (Value value : arguments.fields(0).values()) {
      values.add(value);
    }
    return values.value();
  }

  static Value entries(Arguments arguments) throws EvaluationException {
    BoundedList entries = arguments.list();
    for (Map.Entry<String, Value> field : arguments.fields(0).entrySet()) {
      entries.add(pair("key", Value.of(field.getKey()), "value", field.getValue()));
    }
    return entries.value();
  }

  static Value pair(String first, Value one, String second, Value other) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put(first, one);
    fields.put(second, other);
    return new Value.Obj(fields);
  }

  static Value record(Arguments arguments) throws EvaluationException {
    if (arguments.count() % 2 != 0) {
      throw Faults.unpaired(arguments.node()).evaluating();
    }
    Map<String, Value> fields = new LinkedHashMap<>();
    for (int i = 0; i < arguments.count(); i += 2) {
      Value name = arguments.value(i);
      if (!(name instanceof Value.Str(String word))) {
        throw Faults.unnamed(arguments.span(i), Kinds.of(name)).evaluating();
      }
      fields.put(word, arguments.value(i + 1));
    }
    return new Value.Obj(fields);
  }

  static Value merged(Arguments arguments) throws EvaluationException {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (int i = 0; i < arguments.count(); i++) {
      fields.putAll(arguments.fields(i));
      arguments.budget().item(fields.size(), arguments.span());
      arguments.budget().work(arguments.fields(i).size(), arguments.span());
    }
    return new Value.Obj(fields);
  }
}
