package dev.runner.schedule;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runner.event.Outcome;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Json;
import dev.runner.expr.Value;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Only what is there counts against the bound.
final class GatheredTest {
  private final JobNode node = plan(job("a").targets(9).steps(step("x"))).graph().jobs().getFirst();
  private final Gathered gathered = new Gathered(node.job());

  private void add(int index, int size) {
    Target target = new Target(node, index, "t" + index, new Value.Obj(Map.of()));
    gathered.add(target, Outcome.SUCCEEDED, Map.of("o", Value.of("x".repeat(size))));
  }

  @Test
  void a_target_that_ends_again_replaces_what_was_known_of_it() throws EvaluationException {
    for (int i = 0; i < 20; i++) {
      add(1, 1 << 20);
    }
    add(0, 1);
    assertThat(Json.write(gathered.all())).startsWith("[{\"key\":\"t0\"").hasSizeLessThan(2 << 20);
  }

  @Test
  void too_much_is_said_to_be() {
    for (int i = 0; i < 9; i++) {
      add(i, 1 << 20);
    }
    assertThatThrownBy(gathered::all).hasMessageContaining("are larger than 8 MiB");
  }
}
