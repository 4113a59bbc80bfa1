package dev.runner;

import dev.runner.expr.Names;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.schedule.Memory;
import dev.runner.schedule.TargetSequence;
import dev.runner.schedule.TargetSupply;
import dev.runner.schedule.UnreadableTargets;
import java.util.stream.IntStream;

/// Leaves out targets that the memory of a run does not want.
record WantedTargets(TargetSupply supply, Memory memory) implements TargetSupply {

  @Override
  public TargetSequence targets(JobNode job, Names names)
      throws UnreadableTargets, InterruptedException {
    TargetSequence all = supply.targets(job, names);
    if (job.closes()) {
      return all;
    }
    int[] indices =
        IntStream.range(0, all.size()).filter(it -> memory.wants(all.target(it))).toArray();
    return indices.length == all.size() ? all : new Some(all, indices);
  }

  // Nobody compares them.
  @SuppressWarnings("ArrayRecordComponent")
  private record Some(TargetSequence all, int[] indices) implements TargetSequence {
    @Override
    public int size() {
      return indices.length;
    }

    @Override
    public Target target(int index) {
      Target target = all.target(indices[index]);
      return new Target(target.job(), index, target.key(), target.fields());
    }

    @Override
    public void close() {
      all.close();
    }
  }
}
