package dev.runner.expr;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What can be known of a value before it is there.
public sealed interface Type {

  /// Nothing is known; checked when the value is there.
  record Any() implements Type {
    @Override
    public String kind() {
      return "any value";
    }
  }

  /// Only ever null.
  record Null() implements Type {
    @Override
    public String kind() {
      return "null";
    }
  }

  record Bool() implements Type {
    @Override
    public String kind() {
      return "a boolean";
    }
  }

  record Num() implements Type {
    @Override
    public String kind() {
      return "a number";
    }
  }

  record Str() implements Type {
    @Override
    public String kind() {
      return "a string";
    }
  }

  /// A list of values of one type.
  record Arr(Type items) implements Type {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /// A record with these fields.
  ///
  /// @param others the type of every field not named; empty when there is no other field, so that
  ///   naming one is an error
  record Obj(Map<String, Type> fields, Optional<Type> others) implements Type {
    public Obj {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// What is known of a field whose name is not.
    Type anyField() {
      Optional<Type> named = fields.values().stream().reduce(Type::either);
      return named
          .map(it -> others.map(other -> either(it, other)).orElse(it))
          .or(() -> others)
          .orElse(ANY);
    }

    @Override
    public String kind() {
      return "a record";
    }
  }

  Type ANY = new Any();
  Type NULL = new Null();
  Type BOOL = new Bool();
  Type NUM = new Num();
  Type STR = new Str();

  /// A record with just these fields.
  static Type closed(Map<String, Type> fields) {
    return new Obj(fields, Optional.empty());
  }

  /// A record of which nothing is known but that it is one.
  static Type open() {
    return new Obj(Map.of(), Optional.of(ANY));
  }

  /// The type of a value that is known already; a record has just its fields.
  static Type of(Value value) {
    return switch (value) {
      case Value.Null _ -> NULL;
      case Value.Bool _ -> BOOL;
      case Value.Num _ -> NUM;
      case Value.Str _ -> STR;
      case Value.Arr(List<Value> items) ->
          new Arr(items.stream().map(Type::of).reduce(Type::either).orElse(ANY));
      case Value.Obj(Map<String, Value> fields) -> {
        Map<String, Type> types = new LinkedHashMap<>();
        fields.forEach((name, field) -> types.put(name, of(field)));
        yield closed(types);
      }
    };
  }

  /// What is known of a value that is of one of two types.
  static Type either(Type first, Type second) {
    if (first.equals(second)) {
      return first;
    }
    return first instanceof Arr(Type some) && second instanceof Arr(Type others)
        ? new Arr(either(some, others))
        : ANY;
  }

  /// The kind of value, as messages name it.
  String kind();
}
