package dev.runner.schedule;

import dev.runner.expr.EvaluationException;
import dev.runner.expr.Names;
import dev.runner.expr.Value;
import java.util.Optional;
import java.util.OptionalInt;

/// The names of a target under way.
///
/// @param behind those without the `vars` of its job
record TargetNames(Names behind, TargetVars vars, PortSupply ports) implements Names {

  @Override
  public Optional<Value> named(String name) throws EvaluationException {
    return name.equals("vars") && !vars.none()
        ? Optional.of(vars.over(new InVars(behind, ports)))
        : behind.named(name);
  }

  /// The `vars` of its job, as the jobs see them that need it.
  Value seen() {
    return vars.seen(new InVars(behind, ports));
  }

  /// The names that `vars` may use, where ports are to be had.
  private record InVars(Names behind, PortSupply ports) implements Names {
    @Override
    public Optional<Value> named(String name) throws EvaluationException {
      return behind.named(name);
    }

    @Override
    public OptionalInt freePort() {
      return ports.next();
    }
  }
}
