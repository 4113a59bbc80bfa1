package dev.runner.read;

import dev.runner.expr.Value;
import dev.runner.mask.Mask;
import dev.runner.plan.Durations;
import dev.runner.yaml.Node;
import java.util.List;
import java.util.Optional;

/// Reads the values of parameters where they stand in YAML: as defaults, or in a file of
/// parameters.
final class ParamValueReader {
  static final String TOO_SHORT =
      "a secret has at least "
          + Mask.SHORTEST
          + " characters: a shorter one is part of too much that would have to be masked";

  private final Settings settings;
  private final Places places;
  private final boolean literal;

  /// @param literal whether `${{ }}` is text like any other
  ParamValueReader(Settings settings, Places places, boolean literal) {
    this.settings = settings;
    this.places = places;
    this.literal = literal;
  }

  Optional<Value> read(Node node, Param param) {
    return param.kind().list() ? list(node, param) : one(node, param);
  }

  private Optional<Value> list(Node node, Param param) {
    if (node instanceof Node.Sequence sequence) {
      List<Value> values =
          sequence.items().stream().flatMap(it -> one(it, param).stream()).toList();
      return values.size() == sequence.items().size()
          ? Optional.of(new Value.Arr(values))
          : Optional.empty();
    }
    String hint =
        node instanceof Node.Scalar scalar && !param.secret()
            ? "write `[" + scalar.value().strip() + "]`"
            : "";
    return param.secret()
        ? hidden(node, "a list")
        : settings.shapes().wrong(node, "a list of values", hint);
  }

  private Optional<Value> one(Node node, Param param) {
    String expected = param.kind().one();
    return setting(node, param, expected)
        .flatMap(
            it ->
                Optional.of(it)
                    .filter(some -> param.kind().type().accepts(some.kind()))
                    .flatMap(some -> param.kind().item(some.text(), places))
                    .or(() -> wrong(node, it, param)))
        .filter(it -> !param.secret() || !tooShort(it) || unfit(node));
  }

  private boolean unfit(Node node) {
    settings.problems().error(node.span(), TOO_SHORT);
    return false;
  }

  /// Whether a secret's value, or an item of it, can't be hidden.
  static boolean tooShort(Value value) {
    return value instanceof Value.Arr(List<Value> items)
        ? items.stream().anyMatch(ParamValueReader::tooShort)
        : value.text().filter(Mask::tooShort).isPresent();
  }

  private Optional<Setting> setting(Node node, Param param, String expected) {
    if (param.secret() && !(node instanceof Node.Scalar)) {
      return hidden(node, expected);
    }
    return literal
        ? settings
            .shapes()
            .scalar(node, expected)
            .map(it -> new Setting(it.value(), it.kind(), it.span()))
        : settings.scalar(node, expected);
  }

  private Optional<Value> wrong(Node node, Setting setting, Param param) {
    String expected = param.kind().one();
    return param.secret()
        ? hidden(node, expected)
        : settings.wrong(
            setting, expected, node instanceof Node.Scalar it ? quote(it, param.kind()) : "");
  }

  /// What is wrong with a secret, without saying what it is.
  private <T> Optional<T> hidden(Node node, String expected) {
    settings.problems().error(node.span(), "expected " + expected + ", found another value");
    return Optional.empty();
  }

  private static String quote(Node.Scalar scalar, ParamKind kind) {
    boolean text = scalar.kind() == Node.Kind.STRING;
    return switch (kind.type()) {
      case STRING, PATH -> text ? "" : "quote it: `\"" + scalar.value() + "\"`";
      case BOOLEAN -> Texts.truth(scalar.value()).map(it -> "write `" + it + "`").orElse("");
      case DURATION ->
          Durations.parse(scalar.value()).isPresent() ? "" : Loosely.duration(scalar.value());
      case INT, NUMBER ->
          text && Values.number(scalar.value()).isPresent() ? "write it without quotes" : "";
    };
  }
}
