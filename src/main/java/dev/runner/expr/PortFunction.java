package dev.runner.expr;

import dev.runner.text.Span;

/// The function that asks for a port.
enum PortFunction implements Function {
  FREE_PORT;

  @Override
  public Reference reference() {
    return Reference.of(
        "free_port",
        Signature.giving(Result.NUMBER),
        "A port that nothing listens on, another one at each call in a run.",
        "free_port() -> 20080");
  }

  @Override
  public Value call(Arguments arguments) throws EvaluationException {
    Span at = arguments.span();
    return Value.of(
        arguments
            .freePort()
            .orElseThrow(() -> new EvaluationException(at, "there is no free port to be had")));
  }
}
