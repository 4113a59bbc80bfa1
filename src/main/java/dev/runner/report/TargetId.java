package dev.runner.report;

import dev.runner.graph.Target;

/// What a target is called within a run.
///
/// @param job its id
public record TargetId(String job, String key) {
  public static TargetId of(Target target) {
    return new TargetId(target.job().id(), target.key());
  }

  static TargetId of(TargetRecord target) {
    return new TargetId(target.job().id(), target.key());
  }
}
