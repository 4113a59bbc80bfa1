package dev.runner.progress;

import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.graph.Task;
import java.util.HashMap;
import java.util.Map;

/// Counts targets of which nothing is left but services.
final class Settled {
  private final Map<Place, Integer> ended = new HashMap<>();
  private int count;

  void ended(Task task) {
    JobNode job = task.job();
    if (task.step().service() || task.step().last() || Roles.services(job) == 0) {
      return;
    }
    int tasks = ended.merge(Place.of(task.target()), 1, Integer::sum);
    count += tasks == Roles.plain(job) ? 1 : 0;
  }

  void ended(Target target) {
    Integer tasks = ended.remove(Place.of(target));
    count -= tasks != null && tasks == Roles.plain(target.job()) ? 1 : 0;
  }

  int count() {
    return count;
  }
}
