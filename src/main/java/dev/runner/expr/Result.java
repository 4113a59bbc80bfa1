package dev.runner.expr;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The type of what a function gives.
enum Result {
  BOOLEAN,
  NUMBER,
  STRING,
  STRINGS,
  NUMBERS,
  RECORD,
  ANYTHING,
  /// What the first argument is.
  FIRST,
  /// An item of the list that the first argument is.
  ITEM,
  /// A list of what the second argument gives.
  SECONDS,
  /// The first argument, a list of which the items that are lists have become their items.
  FLAT,
  /// Records with what the second argument gives, or else with items, as `key`, and items of the
  /// list that the first argument is as `items`.
  GROUPS,
  /// A list of what the fields of the first argument are.
  FIELDS,
  /// Records with the name of a field of the first argument as `key` and what it is as `value`.
  ENTRIES,
  /// What the first argument is, or the second.
  EITHER;

  /// The kind of value, as people name it.
  String words() {
    return switch (this) {
      case BOOLEAN -> "a boolean";
      case NUMBER -> "a number";
      case STRING -> "a string";
      case STRINGS -> "a list of strings";
      case NUMBERS -> "a list of numbers";
      case RECORD -> "a record";
      case ANYTHING, EITHER -> "any value";
      case FIRST -> "what the first argument is";
      case ITEM -> "an item of the list";
      case SECONDS, FLAT, FIELDS -> "a list";
      case GROUPS, ENTRIES -> "a list of records";
    };
  }

  /// @param arguments the types of as many arguments as the function takes
  Type type(List<Type> arguments) {
    return switch (this) {
      case BOOLEAN -> Type.BOOL;
      case NUMBER -> Type.NUM;
      case STRING -> Type.STR;
      case STRINGS -> new Type.Arr(Type.STR);
      case NUMBERS -> new Type.Arr(Type.NUM);
      case RECORD -> Type.open();
      case ANYTHING -> Type.ANY;
      case FIRST -> arguments.getFirst();
      case ITEM -> items(arguments.getFirst());
      case SECONDS -> new Type.Arr(arguments.get(1));
      case FLAT -> new Type.Arr(flat(items(arguments.getFirst())));
      case GROUPS -> groups(arguments.getLast(), items(arguments.getFirst()));
      case FIELDS -> new Type.Arr(field(arguments.getFirst()));
      case ENTRIES -> new Type.Arr(pair("key", Type.STR, "value", field(arguments.getFirst())));
      case EITHER -> either(arguments.getFirst(), arguments.get(1));
    };
  }

  private static Type items(Type list) {
    return list instanceof Type.Arr(Type items) ? items : Type.ANY;
  }

  private static Type field(Type record) {
    return record instanceof Type.Obj object ? object.anyField() : Type.ANY;
  }

  private static Type flat(Type items) {
    return items instanceof Type.Arr(Type inner) ? inner : items;
  }

  private static Type groups(Type key, Type items) {
    return new Type.Arr(pair("key", key, "items", new Type.Arr(items)));
  }

  private static Type pair(String first, Type one, String second, Type other) {
    Map<String, Type> fields = new LinkedHashMap<>();
    fields.put(first, one);
    fields.put(second, other);
    return Type.closed(fields);
  }

  private static Type either(Type first, Type second) {
    return first instanceof Type.Null ? second : Type.either(first, second);
  }
}
