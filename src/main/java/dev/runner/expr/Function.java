package dev.runner.expr;

/// A function that an expression may call.
sealed interface Function
    permits ListFunction,
        EncodingFunction,
        ItemFunction,
        NumberFunction,
        PathFunction,
        PatternFunction,
        PortFunction,
        RecordFunction,
        StatusFunction,
        TextFunction,
        TimeFunction,
        ValueFunction {

  /// What the reference says of it.
  Reference reference();

  /// Its value; the number of arguments has been checked.
  Value call(Arguments arguments) throws EvaluationException;

  default String word() {
    return reference().word();
  }

  default Signature signature() {
    return reference().signature();
  }
}
