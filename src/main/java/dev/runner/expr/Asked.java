package dev.runner.expr;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Names that are asked for their value once in an evaluation, however often they are used. Used by
/// one thread.
final class Asked implements Names {
  private final Names names;
  private final Map<String, Optional<Value>> values = new HashMap<>();

  Asked(Names names) {
    this.names = names;
  }

  @Override
  public Optional<Value> named(String name) throws EvaluationException {
    Optional<Value> known = values.getOrDefault(name, Optional.empty());
    return known.isPresent() ? known : ask(name);
  }

  private Optional<Value> ask(String name) throws EvaluationException {
    Optional<Value> value = names.named(name);
    values.put(name, value);
    return value;
  }

  @Override
  public Status status() {
    return names.status();
  }

  @Override
  public OptionalInt freePort() {
    return names.freePort();
  }
}
