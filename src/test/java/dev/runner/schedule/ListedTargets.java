package dev.runner.schedule;

import dev.runner.expr.Value;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.plan.TargetSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// The targets that a plan lists, made one by one when asked for.
final class ListedTargets implements TargetSequence {
  private final JobNode job;
  boolean closed;

  ListedTargets(JobNode job) {
    this.job = job;
  }

  JobNode job() {
    return job;
  }

  @Override
  public int size() {
    return job.job().targets().source() instanceof TargetSource.Listed it ? it.rows().size() : 1;
  }

  @Override
  public Target target(int index) {
    String key =
        job.job().targets().source() instanceof TargetSource.Listed it
            ? it.rows().get(index).value().text().orElseThrow()
            : job.id();
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("key", Value.of(key));
    fields.put("index", Value.of(index));
    return new Target(job, index, key, new Value.Obj(fields));
  }

  @Override
  public void close() {
    if (closed) {
      throw new IllegalStateException("closed twice: " + job);
    }
    closed = true;
  }
}
