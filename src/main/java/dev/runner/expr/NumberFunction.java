package dev.runner.expr;

import static dev.runner.expr.Shape.NUMBER;
import static dev.runner.expr.Signature.giving;

import java.math.RoundingMode;

/// The functions of numbers.
enum NumberFunction implements Function {
  ROUND(
      "round",
      giving(Result.NUMBER, NUMBER.named("x"), NUMBER.optional("decimals")),
      "The nearest number with so many decimals, by default none; a half goes away from zero.",
      "round(2.5) -> 3",
      "round(10 / 3, 2) -> 3.33"),
  FLOOR(
      "floor",
      giving(Result.NUMBER, NUMBER.named("x")),
      "The greatest whole number that is not greater.",
      "floor(7 / 2) -> 3",
      "floor(-3.5) -> -4"),
  CEIL(
      "ceil",
      giving(Result.NUMBER, NUMBER.named("x")),
      "The least whole number that is not less.",
      "ceil(7 / 2) -> 4"),
  ABS(
      "abs",
      giving(Result.NUMBER, NUMBER.named("x")),
      "The number without its sign.",
      "abs(-3) -> 3"),
  FIXED(
      "fixed",
      giving(Result.STRING, NUMBER.named("x"), NUMBER.named("decimals")),
      "The text of a number with just so many decimals.",
      "fixed(2.5, 2) -> \"2.50\"",
      "fixed(2 / 3, 1) -> \"0.7\"");

  @SuppressWarnings("ImmutableEnumChecker") // a record of records and copied lists
  private final Reference reference;

  NumberFunction(String word, Signature signature, String about, String... examples) {
    this.reference = Reference.of(word, signature, about, examples);
  }

  @Override
  public Reference reference() {
    return reference;
  }

  @Override
  public Value call(Arguments arguments) throws EvaluationException {
    return switch (this) {
      case ROUND -> Rounding.number(arguments, RoundingMode.HALF_UP, Rounding.decimals(arguments));
      case FLOOR -> Rounding.number(arguments, RoundingMode.FLOOR, 0);
      case CEIL -> Rounding.number(arguments, RoundingMode.CEILING, 0);
      case ABS -> abs(arguments.number(0));
      case FIXED -> Rounding.text(arguments);
    };
  }

  private static Value.Num abs(Value.Num number) {
    return number.spelling().startsWith("-") ? Numeral.negative(number) : number;
  }
}
