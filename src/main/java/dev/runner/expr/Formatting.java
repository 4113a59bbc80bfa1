package dev.runner.expr;

import dev.runner.text.Span;
import java.util.ArrayList;
import java.util.List;

/// Puts values into a format.
final class Formatting {
  private Formatting() {}

  static Value text(Arguments arguments) throws EvaluationException {
    Format format = format(arguments);
    List<String> values = values(arguments);
    BoundedText text = new BoundedText(arguments.span());
    for (Format.Piece piece : format.pieces()) {
      switch (piece) {
        case Format.Piece.Literal(String literal) -> text.append(literal);
        case Format.Piece.Place(int argument) -> text.append(at(arguments, values, argument));
      }
    }
    return arguments.text(text.toString());
  }

  private static Format format(Arguments arguments) throws EvaluationException {
    try {
      return Format.parse(arguments.span(0), arguments.string(0));
    } catch (SyntaxException e) {
      throw e.fault().evaluating();
    }
  }

  private static List<String> values(Arguments arguments) throws EvaluationException {
    List<String> values = new ArrayList<>();
    for (int i = 1; i < arguments.count(); i++) {
      values.add(arguments.value(i).text().orElse(""));
    }
    return values;
  }

  private static String at(Arguments arguments, List<String> values, int argument)
      throws EvaluationException {
    if (argument < values.size()) {
      return values.get(argument);
    }
    throw unfilled(arguments.span(0), argument, values.size()).evaluating();
  }

  /// Of a place for which there is no value.
  static Fault unfilled(Span at, int argument, int values) {
    String given = Shown.count(values, "value") + (values == 1 ? " is" : " are") + " given";
    return new Fault(
        at, "the format has a `{" + argument + "}`, but " + given, "the first one is `{0}`");
  }
}
