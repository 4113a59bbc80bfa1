package dev.runner.target;

import dev.runner.expr.Value;

/// One target, as its source gives it.
///
/// @param key its identity within its job
/// @param fields what expressions see as `target`; `key` among them
public record Row(String key, Value.Obj fields) {}
