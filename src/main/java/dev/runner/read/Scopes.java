package dev.runner.read;

import dev.runner.expr.Scope;
import dev.runner.expr.Template;
import dev.runner.expr.Type;
import dev.runner.expr.Value;
import dev.runner.text.Problems;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which names an expression may use at each place of a plan. Immutable; grows as the plan is read.
final class Scopes {
  private static final String UNKNOWN_YET =
      "is not known yet when the plan is read: use `params`, `vars` or `env`";
  private static final String OF_A_TARGET =
      "is not known here: this is asked once for the job, before its targets";
  private static final Map<String, Type> JOB = Map.of("id", Type.STR, "name", Type.STR);
  private static final Map<String, Type> RUN =
      Map.of("id", Type.STR, "plan", Type.STR, "folder", Type.STR);

  private final Map<String, Type> types;
  private final Map<String, Value> values;
  private final Map<String, String> elsewhere;
  private final boolean complete;

  private Scopes(
      Map<String, Type> types,
      Map<String, Value> values,
      Map<String, String> elsewhere,
      boolean complete) {
    this.types = types;
    this.values = values;
    this.elsewhere = elsewhere;
    this.complete = complete;
  }

  /// Where only the environment is known.
  static Scopes of(Map<String, String> environment) {
    Map<String, Value> values = new LinkedHashMap<>();
    environment.forEach((name, value) -> values.put(name, Value.of(value)));
    return new Scopes(Map.of(), Map.of(), Map.of(), true)
        .with("env", strings(values), values, Map.of());
  }

  Scopes withParams(Params params) {
    return with("params", params.types(), params.values(), Map.of());
  }

  /// @param later constants that can't be used because they are declared further down
  Scopes withVars(Map<String, Type> types, Map<String, Value> values, Collection<String> later) {
    Map<String, String> reasons = new LinkedHashMap<>();
    later.forEach(it -> reasons.put("vars." + it, "is declared later: move it up"));
    return with("vars", types, values, reasons);
  }

  /// With the plan's own variables over those of the environment.
  Scopes withEnv(Map<String, Template> variables, Problems problems) {
    Map<String, Value> all =
        values.get("env") instanceof Value.Obj(var outer)
            ? new LinkedHashMap<>(outer)
            : new LinkedHashMap<>();
    Map<String, Type> known = strings(all);
    Known before = known();
    for (Map.Entry<String, Template> variable : variables.entrySet()) {
      known.put(variable.getKey(), Type.STR);
      all.remove(variable.getKey());
      before
          .text(variable.getValue(), problems)
          .ifPresent(it -> all.put(variable.getKey(), Value.of(it)));
    }
    return with(
        "env", known, all, Map.of("env.*", "is not set: set it in `env`, or make it a parameter"));
  }

  /// What can be evaluated while the plan is read.
  Known known() {
    return new Known(reading(), values, complete);
  }

  /// Settings, constants, target sources.
  Scope reading() {
    return scope(
        Map.of(),
        false,
        Map.of(
            "target",
            UNKNOWN_YET,
            "job",
            UNKNOWN_YET,
            "steps",
            UNKNOWN_YET,
            "needs",
            UNKNOWN_YET,
            "run",
            UNKNOWN_YET));
  }

  /// `where` and `key` of targets.
  Scope rows(Type target) {
    return scope(
        Map.of("target", target),
        false,
        Map.of("job", UNKNOWN_YET, "steps", UNKNOWN_YET, "needs", UNKNOWN_YET, "run", UNKNOWN_YET));
  }

  /// `if` and `require` of a job.
  Scope job(Type needs) {
    Map<String, Type> more =
        Map.of("job", Type.closed(JOB), "run", Type.closed(RUN), "needs", needs);
    return scope(more, true, Map.of("target", OF_A_TARGET, "steps", OF_A_TARGET));
  }

  /// @param steps those that have ended when the step begins
  /// @param others why each other step of the job is not among them
  Scope step(Type needs, Type target, Type steps, Map<String, String> others) {
    Map<String, Type> more =
        Map.of(
            "job",
            Type.closed(JOB),
            "run",
            Type.closed(RUN),
            "needs",
            needs,
            "target",
            target,
            "steps",
            steps);
    return scope(more, true, others);
  }

  /// `outputs`, where the command has ended.
  static Scope outputs(Scope step) {
    Scope more =
        step.with("stdout", Type.STR)
            .with("stderr", Type.STR)
            .with("exit_code", Type.NUM)
            .with("json", Type.ANY);
    return new Scope(more.names(), false, more.elsewhere());
  }

  /// The report of a job, when all is over.
  Scope report(Type target, Type steps) {
    Map<String, Type> more = Map.of("job", Type.closed(JOB), "target", target, "steps", steps);
    return scope(
        more,
        false,
        Map.of("needs", "is not known in a report", "run", "is not known in a report"));
  }

  private Scope scope(Map<String, Type> more, boolean status, Map<String, String> reasons) {
    Map<String, Type> names = new LinkedHashMap<>(types);
    names.putAll(more);
    Map<String, String> others = new LinkedHashMap<>(Foreign.NAMES);
    others.putAll(elsewhere);
    others.putAll(reasons);
    return new Scope(names, status, others);
  }

  private Scopes with(
      String name,
      Map<String, Type> fields,
      Map<String, Value> known,
      Map<String, String> reasons) {
    Map<String, Type> more = new LinkedHashMap<>(types);
    more.put(name, Type.closed(fields));
    Map<String, Value> valued = new LinkedHashMap<>(values);
    valued.put(name, new Value.Obj(known));
    return new Scopes(
        more, valued, reasons, complete && known.keySet().containsAll(fields.keySet()));
  }

  private static Map<String, Type> strings(Map<String, Value> values) {
    Map<String, Type> types = new LinkedHashMap<>();
    values.keySet().forEach(it -> types.put(it, Type.STR));
    return types;
  }
}
