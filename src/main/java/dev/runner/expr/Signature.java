package dev.runner.expr;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a function takes and gives.
record Signature(List<Parameter> parameters, Result result) {
  Signature {
    parameters = List.copyOf(parameters);
  }

  static Signature giving(Result result, Parameter... parameters) {
    return new Signature(List.of(parameters), result);
  }

  /// What the argument at `index` must be; empty when there are too many.
  Optional<Shape> shape(int index) {
    return parameter(index).map(Parameter::shape);
  }

  /// What the argument at `index` is for; empty when there are too many.
  Optional<Parameter> parameter(int index) {
    if (index < parameters.size()) {
      return Optional.of(parameters.get(index));
    }
    return repeats() ? Optional.of(parameters.getLast()) : Optional.empty();
  }

  boolean hasLambda() {
    return parameters.stream().anyMatch(it -> it.shape().isLambda());
  }

  /// Whether a list alone is enough, without an expression for its items.
  boolean takesList() {
    return admits(1);
  }

  boolean admits(int arguments) {
    return arguments >= least() && (repeats() || arguments <= parameters.size());
  }

  /// "2 arguments", "1 to 2 arguments".
  String arity() {
    if (repeats()) {
      return "at least " + Shown.count(least(), "argument");
    }
    return least() == parameters.size()
        ? Shown.count(least(), "argument")
        : least() + " to " + Shown.count(parameters.size(), "argument");
  }

  private int least() {
    int least = 0;
    for (Parameter parameter : parameters) {
      least += parameter.times() == Parameter.Times.ONCE ? 1 : 0;
    }
    return least;
  }

  private boolean repeats() {
    return !parameters.isEmpty() && parameters.getLast().times() == Parameter.Times.REPEATED;
  }

  /// As a call: `(list, separator?)`.
  @Override
  public String toString() {
    return parameters.stream().map(Parameter::toString).collect(Collectors.joining(", ", "(", ")"));
  }
}
