package dev.runner.expr;

import static dev.runner.expr.Shape.ANY;
import static dev.runner.expr.Shape.RECORD;
import static dev.runner.expr.Signature.giving;

/// The functions of records.
enum RecordFunction implements Function {
  KEYS(
      "keys",
      giving(Result.STRINGS, RECORD.named("record")),
      "The names of the fields of a record.",
      "keys(fromJSON('{\"a\": 1, \"b\": 2}')) -> [\"a\",\"b\"]"),
  VALUES(
      "values",
      giving(Result.FIELDS, RECORD.named("record")),
      "What the fields of a record are, as `.*` gives it.",
      "values(record('a', 1, 'b', 2)) -> [1,2]"),
  ENTRIES(
      "entries",
      giving(Result.ENTRIES, RECORD.named("record")),
      "The fields of a record as a list of records with `key` and `value`.",
      "entries(record('a', 1)) -> [{\"key\":\"a\",\"value\":1}]"),
  RECORD_OF(
      "record",
      giving(Result.RECORD, ANY.repeated("name, value")),
      "A record with these names of fields and what they are.",
      "record('id', 7, 'tags', ['x']) -> {\"id\":7,\"tags\":[\"x\"]}"),
  MERGE(
      "merge",
      giving(Result.RECORD, RECORD.named("record"), RECORD.repeated("more")),
      "The fields of all the records; of those with one name, the last.",
      "merge(record('a', 1, 'b', 1), record('b', 2)) -> {\"a\":1,\"b\":2}");

  @SuppressWarnings("ImmutableEnumChecker") // a record of records and copied lists
  private final Reference reference;

  RecordFunction(String word, Signature signature, String about, String... examples) {
    this.reference = Reference.of(word, signature, about, examples);
  }

  @Override
  public Reference reference() {
    return reference;
  }

  @Override
  public Value call(Arguments arguments) throws EvaluationException {
    return switch (this) {
      case KEYS -> Recording.keys(arguments);
      case VALUES -> Recording.values(arguments);
      case ENTRIES -> Recording.entries(arguments);
      case RECORD_OF -> Recording.record(arguments);
      case MERGE -> Recording.merged(arguments);
    };
  }
}
