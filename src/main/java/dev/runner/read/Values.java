package dev.runner.read;

import dev.runner.expr.Template;
import dev.runner.expr.Value;
import dev.runner.yaml.Node;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the values that a plan writes down: YAML as it is, with `${{ }}` in its strings.
final class Values {
  private static final int LONGEST = 100;
  private static final Pattern WHOLE = Pattern.compile("[1-9][0-9]{0,17}|0");

  private final Known known;
  private final Expressions expressions;
  private final Settings settings;

  Values(Settings settings) {
    this.known = settings.known();
    this.expressions = new Expressions(settings.problems());
    this.settings = settings;
  }

  Constant read(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> scalar(scalar);
      case Node.Sequence list -> Constant.list(list.items().stream().map(this::read).toList());
      case Node.Mapping mapping -> Constant.record(fields(mapping));
    };
  }

  /// Like [#read], of a value that is kept as it is written: a bare boolean or null must be quoted.
  Constant spelled(Node node) {
    return node instanceof Node.Scalar && expressions.written(node).isEmpty()
        ? Constant.UNKNOWN
        : read(node);
  }

  private Map<String, Constant> fields(Node.Mapping mapping) {
    Map<String, Constant> fields = new LinkedHashMap<>();
    mapping.entries().forEach(it -> fields.put(it.key().value(), read(it.value())));
    return fields;
  }

  private Constant scalar(Node.Scalar scalar) {
    return switch (scalar.kind()) {
      case NULL -> Constant.of(Value.NULL);
      case BOOLEAN -> Constant.of(Value.of(scalar.value().equalsIgnoreCase("true")));
      case INTEGER, FLOAT -> number(scalar);
      case STRING -> string(scalar);
    };
  }

  private Constant string(Node.Scalar scalar) {
    return scalar.value().contains("${{")
        ? Template.parse(scalar.text(), settings.problems())
            .map(it -> known.evaluate(it, settings.problems()))
            .orElse(Constant.UNKNOWN)
        : Constant.of(Value.of(scalar.value()));
  }

  private Constant number(Node.Scalar scalar) {
    Optional<Value> number = number(scalar.value());
    if (number.isEmpty()) {
      settings
          .problems()
          .error(
              scalar.span(),
              Shapes.quoted(scalar.value()) + " is no finite number of reasonable size",
              "quote it");
    }
    return number.map(Constant::of).orElse(Constant.UNKNOWN);
  }

  /// The number that YAML's core schema reads there; empty for infinity, for no number, and for
  /// gigantic ones.
  static Optional<Value> number(String text) {
    if (WHOLE.matcher(text).matches()) {
      return Optional.of(Value.Num.spelled(text));
    }
    boolean reasonable = text.length() <= LONGEST && !text.matches(".*[eE][-+]?0*[0-9]{4,}");
    Optional<BigDecimal> value =
        reasonable ? radix(text).map(BigDecimal::new).or(() -> decimal(text)) : Optional.empty();
    return value.map(it -> new Value.Num(it, text));
  }

  private static Optional<BigInteger> radix(String text) {
    return text.matches("0x[0-9a-fA-F]+")
        ? Optional.of(new BigInteger(text.substring(2), 16))
        : text.matches("0o[0-7]+")
            ? Optional.of(new BigInteger(text.substring(2), 8))
            : Optional.empty();
  }

  private static Optional<BigDecimal> decimal(String text) {
    return text.matches("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }
}
