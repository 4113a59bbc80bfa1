package dev.runner.schedule;

import dev.runner.event.Reason;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Expression;
import dev.runner.expr.Names;
import dev.runner.expr.Template;
import dev.runner.plan.Requirement;
import java.util.Optional;

/// Decides by the plan's `if` and `require`.
final class Conditions implements Judge {
  private final RunNames names;

  Conditions(RunNames names) {
    this.names = names;
  }

  @Override
  public Decision job(JobRun job) {
    Names known = names.of(job);
    Decision decision = decide(job.node.job().condition(), known);
    for (Requirement requirement : job.node.job().require()) {
      decision = decision instanceof Decision.Go ? decide(requirement, known) : decision;
    }
    return decision;
  }

  @Override
  public Decision task(TaskRun task) {
    return task.step().condition().isEmpty()
        ? Decision.GO
        : decide(task.step().condition(), names.of(task));
  }

  @Override
  public Names names(TaskRun task) {
    return names.of(task);
  }

  @Override
  public String key(TaskRun task, Template key) throws EvaluationException {
    return key.text(names.of(task));
  }

  private static Decision decide(Optional<Expression> condition, Names names) {
    try {
      return condition.isEmpty() || condition.get().test(names)
          ? Decision.GO
          : new Decision.Skip(new Reason.Condition());
    } catch (EvaluationException e) {
      return new Decision.Fail(new Reason.Expression(e.located()));
    }
  }

  private static Decision decide(Requirement requirement, Names names) {
    try {
      return requirement.test().test(names)
          ? Decision.GO
          : new Decision.Fail(new Reason.Require(requirement.message().text(names)));
    } catch (EvaluationException e) {
      return new Decision.Fail(new Reason.Expression(e.located()));
    }
  }
}
