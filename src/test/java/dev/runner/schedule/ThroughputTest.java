package dev.runner.schedule;

import static dev.runner.plan.Plans.job;
import static dev.runner.plan.Plans.plan;
import static dev.runner.plan.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.driver.Driver;
import dev.runner.driver.Ending;
import dev.runner.event.Event;
import dev.runner.event.EventKeeper;
import dev.runner.event.EventSink;
import dev.runner.event.Outcome;
import dev.runner.event.OutputSink;
import dev.runner.event.Totals;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the loop makes of its threads when there is nothing to wait for.
final class ThroughputTest {
  private static final Driver NOTHING =
      (_, _, completion) -> {
        completion.ended(Ending.failed(Outcome.SUCCEEDED));
        return _ -> {};
      };

  @Test
  void makes_a_hundred_thousand_attempts_at_nothing() throws Exception {
    long start = System.nanoTime();
    Counter count = new Counter();
    Scheduler scheduler =
        new Scheduler(
            plan(job("a").targets(100_000).steps(step("x"))).graph(),
            "r1",
            new Scheduler.Ports(
                NOTHING,
                (job, _) -> new ListedTargets(job),
                count,
                EventKeeper.NONE,
                OutputSink.NONE,
                Map.of(),
                Map.of(),
                PortSupply.NONE,
                Memory.NONE,
                TaskContents.NONE,
                RunAccount.NONE));
    assertThat(scheduler.run().totals()).isEqualTo(new Totals(100_000, 0, 0, 0));
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("%,.0f attempts a second, %,d events%n", 100_000 / seconds, count.events);
  }

  /// Counts events and keeps none.
  private static final class Counter implements EventSink {
    private long events;

    @Override
    public void accept(Event event) {
      events++;
    }
  }
}
