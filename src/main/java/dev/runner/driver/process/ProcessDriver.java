package dev.runner.driver.process;

import dev.runner.driver.Attempt;
import dev.runner.driver.Driver;
import dev.runner.driver.Ending;
import dev.runner.event.Outcome;
import dev.runner.event.OutputSink;
import dev.runner.event.Reason;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Template;
import dev.runner.expr.Value;
import dev.runner.plan.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Makes attempts that are child processes.
public final class ProcessDriver implements Driver, AutoCloseable {
  private final Rendering rendering;
  private final Spawner spawner;

  /// @param scratch a folder for large outputs
  public ProcessDriver(Rendering rendering, Path scratch) {
    this(rendering, Spawners.best(scratch));
  }

  ProcessDriver(Rendering rendering, Spawner spawner) {
    this.rendering = rendering;
    this.spawner = spawner;
  }

  /// Gets ready what takes a while the first time; to be called beside other work, before there is
  /// a driver.
  public static void prepare() {
    Thread.ofPlatform().daemon().name("link").start(PosixSpawner::link);
  }

  @Override
  public Ending attempt(Attempt attempt, OutputSink output) {
    try {
      CommandLine command = rendering.of(attempt.task().step().step(), attempt.names());
      Child child =
          spawner.spawn(command, (channel, bytes) -> output.write(attempt.task(), channel, bytes));
      return ended(attempt, child);
    } catch (EvaluationException e) {
      return Ending.failed(Outcome.failed(new Reason.Expression(e.located())));
    } catch (IOException e) {
      return Ending.failed(Outcome.failed(new Reason.Spawn(String.valueOf(e.getMessage()))));
    }
  }

  private static Ending ended(Attempt attempt, Child child) {
    Optional<Exit> exit = Teardown.await(child, attempt.task().step().step().grace());
    // It has ended: an interrupt that came too late must not disturb the reading of its output.
    Thread.interrupted();
    Map<String, Value> outputs = new LinkedHashMap<>();
    Outcome outcome =
        exit.map(it -> outcome(attempt, it, child, outputs))
            .orElse(Outcome.cancelled(new Reason.Interrupted()));
    return new Ending(
        outcome,
        exit.isEmpty(),
        exit.<Value>map(it -> Value.of(it.number())).orElse(Value.NULL),
        outputs,
        child.stdout(),
        child.stderr(),
        child::close);
  }

  private static Outcome outcome(
      Attempt attempt, Exit exit, Child child, Map<String, Value> outputs) {
    Step step = attempt.task().step().step();
    if (child.lost().isPresent()) {
      String why = child.lost().get().getMessage();
      return Outcome.failed(new Reason.Spawn("its output could not be kept: " + why));
    }
    if (!step.successExitCodes().contains(exit.number())) {
      return Outcome.failed(exit.reason());
    }
    OutputNames names =
        new OutputNames(
            attempt.names(), step.span(), child.stdout(), child.stderr(), exit.number());
    try {
      for (Map.Entry<String, Template> entry : step.outputs().entrySet()) {
        outputs.put(entry.getKey(), entry.getValue().value(names));
      }
      return Outcome.SUCCEEDED;
    } catch (EvaluationException e) {
      return Outcome.failed(new Reason.Expression(e.located()));
    }
  }

  @Override
  public void close() {
    spawner.close();
  }
}
