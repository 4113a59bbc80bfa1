package dev.runner.target;

import dev.runner.expr.EvaluationException;
import dev.runner.expr.Names;
import dev.runner.expr.Value;
import dev.runner.plan.Targets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds what a row is called: what the plan says, or what its source does, or its field `key` or
/// `id`.
final class Naming {
  private static final List<String> USUAL = List.of("key", "id");
  private static final int NAMED = 8;

  private final Optional<Targets.Key> key;
  private final Names names;

  Naming(Optional<Targets.Key> key, Names names) {
    this.key = key;
    this.names = names;
  }

  /// @throws SourceException with a message that does not say where the row stands
  String of(Candidate row) throws SourceException {
    String name = key.isEmpty() ? usual(row) : said(row, key.get());
    if (name.isEmpty()) {
      throw SourceException.invalid("the key is empty");
    }
    return name;
  }

  /// What the row is called, if it has a proper key.
  Optional<String> ifAny(Candidate row) {
    try {
      return Optional.of(of(row));
    } catch (SourceException _) {
      return Optional.empty();
    }
  }

  private String said(Candidate row, Targets.Key key) throws SourceException {
    return switch (key) {
      case Targets.Key.Field(String field, _) -> text(row, field);
      case Targets.Key.Computed computed -> computed(row, computed);
    };
  }

  private String computed(Candidate row, Targets.Key.Computed key) throws SourceException {
    try {
      return key.template().text(names.with("target", row.target(ifUsual(row))));
    } catch (EvaluationException e) {
      throw SourceException.invalid("`key` has no value: " + Quoted.message(e.located()));
    }
  }

  private static String usual(Candidate row) throws SourceException {
    return row.key().isPresent() ? row.key().get() : text(row, usualField(row));
  }

  private static String usualField(Candidate row) throws SourceException {
    for (String name : USUAL) {
      if (row.fields().field(name).isPresent()) {
        return name;
      }
    }
    throw SourceException.invalid(
        "a record needs a key: let `key` name one of its fields (" + fields(row) + ")");
  }

  /// What the row would be called if the plan said nothing.
  private static Optional<String> ifUsual(Candidate row) {
    Optional<String> field =
        USUAL.stream()
            .flatMap(name -> row.fields().field(name).stream())
            .findFirst()
            .flatMap(Value::text);
    return row.key().or(() -> field);
  }

  private static String text(Candidate row, String name) throws SourceException {
    if (row.form() == Form.BARE && name.equals("key")) {
      return row.key().orElse("");
    }
    Value value =
        row.fields()
            .field(name)
            .orElseThrow(
                () ->
                    SourceException.invalid(
                        "there is no field "
                            + Quoted.word(name)
                            + " to be the key (there is "
                            + fields(row)
                            + ")"));
    return value
        .text()
        .orElseThrow(
            () ->
                SourceException.invalid(
                    "the key "
                        + Quoted.word(name)
                        + " is "
                        + value.kind()
                        + ", which has no text"));
  }

  private static String fields(Candidate row) {
    String named =
        row.fields().fields().keySet().stream()
            .limit(NAMED)
            .map(Quoted::word)
            .collect(Collectors.joining(", "));
    return named.isEmpty()
        ? "no field"
        : row.fields().fields().size() > NAMED ? named + ", ..." : named;
  }
}
