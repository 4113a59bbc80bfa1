package dev.runner.read;

import java.util.Map;

/// Names and functions that expressions of other tools, and of other places in a plan, use: why
/// each is not known.
final class Foreign {
  private static final String OUTPUTS = "is only known in `outputs` and `until`";
  private static final String TARGET = "is not known: a job's targets are `target` here";
  private static final String PARAMS = "is not known: what the caller gives is `params` here";

  /// The function that only one place knows.
  static final String FREE_PORT = "free_port()";

  static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("stdout", OUTPUTS),
          Map.entry("stderr", OUTPUTS),
          Map.entry("exit_code", OUTPUTS),
          Map.entry("json", OUTPUTS),
          Map.entry("output", OUTPUTS),
          Map.entry(
              "response", "is only known in `outputs`, `expect` and `until` of an `http` step"),
          Map.entry(
              FREE_PORT,
              "is only known in the `vars` of a job, so that all steps of a target have the same port"),
          Map.entry(
              "secrets",
              "may be used in `env`, `http` and `stdin` only: anywhere else it could be seen"),
          Map.entry("matrix", TARGET),
          Map.entry("item", TARGET),
          Map.entry("inputs", PARAMS));

  private Foreign() {}
}
