package dev.runner.plan;

import dev.runner.expr.Expression;
import dev.runner.expr.Template;

/// What must be true before a job begins; the job fails with the message where it is not.
public record Requirement(Expression test, Template message) {}
