package dev.runner.read;

import dev.runner.expr.Type;

/// What the steps of one job share.
///
/// @param needs what `needs` is in it
/// @param target what `target` is in it
/// @param inherited what its steps take over
/// @param files that variables come from
/// @param budget of all steps of the plan
/// @param limits that they are bound by
record Surroundings(
    Scopes scopes,
    Type needs,
    Type target,
    Inherited inherited,
    EnvFiles files,
    EnvBudget budget,
    JobLimits limits) {}
