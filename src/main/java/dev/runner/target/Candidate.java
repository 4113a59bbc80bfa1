package dev.runner.target;

import dev.runner.expr.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A row of a source that may become a target.
///
/// @param key what its source calls it, if that is anything
/// @param fields its fields, without `key`
/// @param place its line, or its number counted from 1
record Candidate(Optional<String> key, Form form, Value.Obj fields, long place) {
  private static final String KEY = "key";
  private static final String FIELDS = "fields";

  static Candidate scalar(Value value, String text, long place) {
    return new Candidate(
        Optional.of(text), Form.BARE, new Value.Obj(Map.of("value", value)), place);
  }

  static Candidate record(Value.Obj fields, long place) {
    return new Candidate(Optional.empty(), Form.RECORD, fields, place);
  }

  static Candidate named(String key, Value.Obj fields, long place) {
    return new Candidate(Optional.of(key), Form.RECORD, fields, place);
  }

  static Candidate file(String key, String path, String name, long place) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("path", Value.of(path));
    fields.put("name", Value.of(name));
    return new Candidate(Optional.of(key), Form.BARE, new Value.Obj(fields), place);
  }

  /// A target of an earlier run: what was a record is one again.
  static Candidate past(Row row, long place) {
    Optional<Value> record = row.fields().field(FIELDS);
    if (record.isPresent() && record.get() instanceof Value.Obj fields) {
      return named(row.key(), fields, place);
    }
    Map<String, Value> fields = new LinkedHashMap<>(row.fields().fields());
    fields.remove(KEY);
    return new Candidate(Optional.of(row.key()), Form.BARE, new Value.Obj(fields), place);
  }

  /// What any value of a document becomes.
  static Candidate of(Value value, long place, Origin origin) throws SourceException {
    return switch (value) {
      case Value.Obj fields -> record(fields, place);
      case Value.Str(String text) -> scalar(value, text, place);
      case Value.Num number -> scalar(value, number.spelling(), place);
      case Value.Bool(boolean truth) -> scalar(value, Boolean.toString(truth), place);
      case Value.Arr _, Value.Null _ ->
          throw SourceException.invalid(
              origin.at(place) + ": a target is a scalar or a record, not " + value.kind());
    };
  }

  /// What expressions see as `target`, once it is called `key`.
  Value.Obj target(String key) {
    return target(Optional.of(key));
  }

  Value.Obj target(Optional<String> name) {
    return target(name, form, fields);
  }

  static Value.Obj target(Optional<String> key, Form form, Value.Obj fields) {
    Map<String, Value> target = LinkedHashMap.newLinkedHashMap(fields.fields().size() + 2);
    if (key.isPresent()) {
      target.put(KEY, Value.of(key.get()));
    }
    for (Map.Entry<String, Value> field : fields.fields().entrySet()) {
      target.putIfAbsent(field.getKey(), field.getValue());
    }
    if (form == Form.RECORD) {
      target.put(FIELDS, fields);
    }
    return new Value.Obj(target);
  }
}
