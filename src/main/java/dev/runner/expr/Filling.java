package dev.runner.expr;

/// Makes strings longer.
final class Filling {
  private Filling() {}

  static Value before(Arguments arguments) throws EvaluationException {
    return arguments.text(filling(arguments) + arguments.scalar(0));
  }

  static Value behind(Arguments arguments) throws EvaluationException {
    return arguments.text(arguments.scalar(0) + filling(arguments));
  }

  static Value repeated(Arguments arguments) throws EvaluationException {
    int times = arguments.whole(1);
    if (times < 0) {
      throw arguments.fault(1, "a text can't be repeated " + times + " times");
    }
    return arguments.text(repeated(arguments, arguments.string(0), times));
  }

  /// What is missing to the width.
  private static String filling(Arguments arguments) throws EvaluationException {
    String text = arguments.scalar(0);
    String fill = arguments.count() > 2 ? arguments.string(2) : " ";
    if (fill.isEmpty() || fill.codePointCount(0, fill.length()) > 1) {
      throw arguments.fault(2, "a text is filled up with one character");
    }
    int missing = Math.max(0, arguments.whole(1) - text.codePointCount(0, text.length()));
    return repeated(arguments, fill, missing);
  }

  private static String repeated(Arguments arguments, String text, int times)
      throws EvaluationException {
    if ((long) text.length() * times > Budget.LONGEST) {
      throw new EvaluationException(arguments.span(), BoundedText.TOO_LARGE);
    }
    return text.repeat(times);
  }
}
