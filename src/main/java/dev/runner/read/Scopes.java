package dev.runner.read;

import dev.runner.expr.Scope;
import dev.runner.expr.Type;
import dev.runner.expr.Value;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which names an expression may use at each place of a plan. Immutable; grows as the plan is read.
final class Scopes {
  private static final String SECRETS = "secrets";
  private static final String UNDECLARED =
      "is not declared: say where it comes from, as `secrets: {TOKEN: {env: API_TOKEN}}` does";
  private static final String UNKNOWN_YET =
      "is not known yet when the plan is read: use `params`, `vars` or `env`";
  private static final String HOLDING =
      "holds a secret: commands find it as a variable, and `env`, `http` and `stdin` may use"
          + " `secrets` itself";
  private static final String OF_A_TARGET =
      "is not known here: this is asked once for the job, before its targets";
  private static final String BEFORE_STEPS =
      "is not known here: a job's `vars` are there before the first step ends";
  private static final String AT_THE_END =
      "is known only in the plan's own `on_success`, `on_failure` and `finally`";
  private static final String AS_JOBS = "is not known here: every job is in `run.jobs`";
  private static final String LATER = "is declared later: move it up";
  private static final Type JOB = Type.closed(strings(List.of("id", "name")));
  private static final List<String> RUN_FIELDS = List.of("folder", "id", "plan");
  private static final Type RUN = Type.closed(strings(RUN_FIELDS));

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
    Map<String, String> unset =
        Map.of("env.*", "is not set: set it in `env`, or make it a parameter");
    return new Scopes(Map.of(), Map.of(), unset, true).withEnv(environment.keySet(), environment);
  }

  Scopes withParams(Params params) {
    return with("params", params.types(), params.values(), elsewhere);
  }

  Scopes withSecrets(Collection<String> names) {
    return new Scopes(with(SECRETS, strings(names)), values, elsewhere, complete)
        .because(Map.of(SECRETS + ".*", UNDECLARED));
  }

  /// @param later constants that can't be used because they are declared further down
  Scopes withVars(Map<String, Type> types, Map<String, Value> values, Collection<String> later) {
    Map<String, String> reasons = new LinkedHashMap<>(elsewhere);
    later.forEach(it -> reasons.put("vars." + it, LATER));
    return with("vars", types, values, reasons);
  }

  /// Where each target has these `vars` of its job; they go before those of the plan.
  ///
  /// @param later those that can't be used because they are declared further down
  Scopes forTargets(Map<String, Type> own, Collection<String> later) {
    Map<String, String> reasons = new LinkedHashMap<>(elsewhere);
    later.forEach(it -> reasons.put("vars." + it, LATER));
    Map<String, Type> all = constants();
    all.putAll(own);
    return new Scopes(with("vars", all), values, reasons, complete);
  }

  /// Where the `vars` that a job has for each target are not known.
  Scopes hiding(Collection<String> own, String reason) {
    Map<String, String> reasons = new LinkedHashMap<>(elsewhere);
    own.forEach(it -> reasons.put("vars." + it, reason));
    Map<String, Type> rest = constants();
    rest.keySet().removeAll(own);
    return new Scopes(with("vars", rest), values, reasons, complete);
  }

  /// Where all jobs have ended.
  ///
  /// @param known what is known of the run, besides what is known while it goes on
  Scopes closing(Map<String, Type> known) {
    Map<String, Type> run = strings(RUN_FIELDS);
    run.putAll(known);
    Map<String, Type> more = new LinkedHashMap<>(types);
    more.put("run", Type.closed(run));
    return new Scopes(more, values, elsewhere, complete).because(Map.of("needs.*", AS_JOBS));
  }

  /// Where there are more reasons why something is not known.
  Scopes because(Map<String, String> more) {
    Map<String, String> reasons = new LinkedHashMap<>(elsewhere);
    reasons.putAll(more);
    return new Scopes(types, values, reasons, complete);
  }

  /// Where these variables of the plan itself are not known yet.
  Scopes outside(Collection<String> variables) {
    Map<String, String> reasons = new LinkedHashMap<>(elsewhere);
    variables.forEach(
        it ->
            reasons.put(
                "env." + it,
                "belongs to this `env`: its values may only use the environment of runner itself"));
    return new Scopes(types, values, reasons, complete);
  }

  /// Where these variables of the plan hold secrets.
  Scopes holding(Collection<String> variables) {
    Map<String, Type> fewer = new LinkedHashMap<>(types);
    if (types.get("env") instanceof Type.Obj(var fields, var others)) {
      Map<String, Type> rest = new LinkedHashMap<>(fields);
      rest.keySet().removeAll(variables);
      fewer.put("env", new Type.Obj(rest, others));
    }
    Map<String, String> reasons = new LinkedHashMap<>();
    variables.forEach(it -> reasons.put("env." + it, HOLDING));
    return new Scopes(fewer, values, elsewhere, complete).because(reasons);
  }

  /// With the plan's own variables over those of the environment.
  ///
  /// @param texts of those that are known
  Scopes withEnv(Collection<String> variables, Map<String, String> texts) {
    Map<String, Value> all = new TreeMap<>();
    if (values.get("env") instanceof Value.Obj(var outer)) {
      all.putAll(outer);
    }
    Map<String, Type> known = strings(all.keySet());
    known.putAll(strings(variables));
    all.keySet().removeAll(variables);
    texts.forEach((name, text) -> all.put(name, Value.of(text)));
    return with("env", known, all, elsewhere);
  }

  /// Where there may be more variables of the plan than are known.
  Scopes withUnknownEnv() {
    Map<String, Type> more = new LinkedHashMap<>(types);
    if (types.get("env") instanceof Type.Obj(var fields, _)) {
      more.put("env", new Type.Obj(fields, Optional.of(Type.STR)));
    }
    return new Scopes(more, values, elsewhere, false);
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
    Map<String, Type> more = Map.of("job", JOB, "run", RUN, "needs", needs);
    return scope(more, true, Map.of("target", OF_A_TARGET, "steps", OF_A_TARGET));
  }

  /// `from` of targets.
  Scope source(Type needs) {
    Map<String, Type> more = Map.of("job", JOB, "run", RUN, "needs", needs);
    return scope(more, false, Map.of("target", OF_A_TARGET, "steps", OF_A_TARGET));
  }

  /// `vars` of a job.
  Scope vars(Type needs, Type target) {
    Map<String, Type> more = Map.of("job", JOB, "run", RUN, "needs", needs, "target", target);
    Scope scope = scope(more, false, Map.of("steps", BEFORE_STEPS));
    Map<String, String> reasons = new LinkedHashMap<>(scope.elsewhere());
    reasons.remove(Foreign.FREE_PORT);
    return new Scope(scope.names(), false, reasons);
  }

  /// @param steps those that have ended when the step begins
  Scope step(Type needs, Type target, Type steps) {
    Type run = types.getOrDefault("run", RUN);
    Map<String, Type> more =
        Map.of("job", JOB, "run", run, "needs", needs, "target", target, "steps", steps);
    Map<String, String> reasons = new LinkedHashMap<>();
    reasons.put("steps.*", "is not among the steps that this one needs");
    ClosingReader.known().forEach(it -> reasons.put("run." + it, AT_THE_END));
    return scope(more, true, reasons);
  }

  /// Any step of any job, as a limiter of the plan knows it.
  Scope anyStep() {
    return step(Type.ANY, Type.ANY, Type.ANY);
  }

  /// The report of a job, when all is over.
  Scope report(Type target, Type steps) {
    Map<String, Type> more = Map.of("job", JOB, "target", target, "steps", steps);
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
    Type secrets = Optional.ofNullable(names.remove(SECRETS)).orElse(Type.closed(Map.of()));
    return new Scope(names, status, others, Map.of(SECRETS, secrets));
  }

  private Scopes with(
      String name,
      Map<String, Type> fields,
      Map<String, Value> known,
      Map<String, String> reasons) {
    Map<String, Value> valued = new LinkedHashMap<>(values);
    valued.put(name, new Value.Obj(known));
    return new Scopes(
        with(name, fields),
        valued,
        reasons,
        complete && known.keySet().containsAll(fields.keySet()));
  }

  private Map<String, Type> with(String name, Map<String, Type> fields) {
    Map<String, Type> more = new LinkedHashMap<>(types);
    more.put(name, Type.closed(fields));
    return more;
  }

  /// The types of the plan's `vars`.
  private Map<String, Type> constants() {
    return types.get("vars") instanceof Type.Obj(var fields, _)
        ? new LinkedHashMap<>(fields)
        : new LinkedHashMap<>();
  }

  private static Map<String, Type> strings(Collection<String> names) {
    Map<String, Type> types = new TreeMap<>();
    names.forEach(it -> types.put(it, Type.STR));
    return types;
  }
}
