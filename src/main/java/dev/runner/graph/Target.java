package dev.runner.graph;

import dev.runner.expr.Value;

/// One thing that a job is done to.
///
/// @param index its place among the job's targets, from 0
/// @param key its identity within the job
/// @param fields what expressions see as `target`; `key` among them
public record Target(JobNode job, int index, String key, Value.Obj fields) {}
