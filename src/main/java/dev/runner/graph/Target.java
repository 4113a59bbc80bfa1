package dev.runner.graph;

import dev.runner.expr.Value;

/// One thing that a job is done to.
///
/// @param index its place among the job's targets, from 0
/// @param key its identity within the job
/// @param fields what expressions see as `target`; `key` among them
/// @param shown the fields as they may be shown and kept
public record Target(JobNode job, int index, String key, Value.Obj fields, Value.Obj shown) {

  /// One that has nothing to hide.
  public Target(JobNode job, int index, String key, Value.Obj fields) {
    this(job, index, key, fields, fields);
  }
}
