package dev.runner.read;

import dev.runner.expr.Scope;
import dev.runner.expr.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Which names an expression may use where an attempt of a step has ended.
final class EndScopes {
  private static final String OF_A_COMMAND =
      "is only known of a command: an answer is `response` here";
  private static final Type RESPONSE =
      Type.closed(
          new TreeMap<>(
              Map.of(
                  "status",
                  Type.NUM,
                  "headers",
                  new Type.Obj(Map.of(), Optional.of(Type.STR)),
                  "body",
                  Type.STR,
                  "json",
                  Type.ANY)));

  private EndScopes() {}

  /// `outputs`, where the command has ended.
  static Scope outputs(Scope step) {
    Scope more =
        step.with("stdout", Type.STR)
            .with("stderr", Type.STR)
            .with("exit_code", Type.NUM)
            .with("json", Type.ANY)
            .with("output", new Type.Obj(Map.of(), Optional.of(Type.STR)));
    return new Scope(more.names(), false, more.elsewhere());
  }

  /// `outputs`, `until` and `expect.body` of an `http` step, where the answer is there.
  static Scope answered(Scope step) {
    Map<String, String> reasons = new LinkedHashMap<>(step.elsewhere());
    Set.of("stdout", "stderr", "exit_code", "output").forEach(it -> reasons.put(it, OF_A_COMMAND));
    Scope more = step.with("response", RESPONSE).with("json", Type.ANY);
    return new Scope(more.names(), false, reasons);
  }
}
