package dev.runner.plan;

import java.util.Set;

/// The environment variables that runner itself gives to children.
public final class OwnVariables {
  public static final String RUN_ID = "RUN_ID";
  public static final String RUN_JOB = "RUN_JOB";
  public static final String RUN_TARGET = "RUN_TARGET";
  public static final String RUN_STEP = "RUN_STEP";
  public static final String RUN_ATTEMPT = "RUN_ATTEMPT";
  public static final String RUN_KEY = "RUN_KEY";

  /// A file for outputs, of those steps that ask for it.
  public static final String RUN_OUTPUT = "RUN_OUTPUT";

  /// The trace context of W3C, which a plan may set in runner's stead.
  public static final String TRACEPARENT = "TRACEPARENT";

  public static final String TRACESTATE = "TRACESTATE";

  /// What the names of variables begin with that hold the values of a script's expressions.
  public static final String EXPRESSION = "RUN_EXPR_";

  /// All but the trace context and the expressions; `RUN_MARK` is how the processes of a child are
  /// found.
  private static final Set<String> NAMES =
      Set.of(RUN_ID, RUN_JOB, RUN_TARGET, RUN_STEP, RUN_ATTEMPT, RUN_KEY, RUN_OUTPUT, "RUN_MARK");

  private OwnVariables() {}

  /// Whether a plan may not set it.
  public static boolean reserved(String name) {
    return NAMES.contains(name) || name.startsWith(EXPRESSION);
  }

  /// Whether a child does not get it as runner itself was given it.
  public static boolean replaced(String name) {
    return reserved(name) || name.equals(TRACEPARENT) || name.equals(TRACESTATE);
  }
}
