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
  private final Path scratch;
  private final Spawner spawner;
  private final Pumps pumps = new Pumps();

  /// @param scratch a folder for large outputs
  /// @param searchPath where runner's own tools are looked for
  public ProcessDriver(Rendering rendering, Path scratch, String searchPath) {
    this(rendering, scratch, new BuilderSpawner(new Programs(searchPath)));
  }

  ProcessDriver(Rendering rendering, Path scratch, Spawner spawner) {
    this.rendering = rendering;
    this.scratch = scratch;
    this.spawner = spawner;
  }

  @Override
  public Ending attempt(Attempt attempt, OutputSink output) {
    try {
      CommandLine command = rendering.of(attempt.task().step().step(), attempt.names());
      Optional<String> obstacle =
          new Programs(command.environment().getOrDefault("PATH", "/usr/bin:/bin"))
              .obstacle(command);
      return obstacle.isPresent() ? unspawned(obstacle.get()) : made(attempt, command, output);
    } catch (EvaluationException e) {
      return Ending.failed(Outcome.failed(new Reason.Expression(e.located())));
    } catch (IOException e) {
      return unspawned(SpawnFault.explain(e));
    }
  }

  private static Ending unspawned(String message) {
    return Ending.failed(Outcome.failed(new Reason.Spawn(message)));
  }

  private Ending made(Attempt attempt, CommandLine command, OutputSink output) throws IOException {
    Child child = spawner.spawn(command);
    command.stdin().ifPresent(bytes -> pumps.feed(child, bytes));
    Printed printed =
        pumps.attach(
            child, scratch, (channel, bytes) -> output.write(attempt.task(), channel, bytes));
    boolean stopped = !child.await(attempt.task().step().step().grace());
    printed.await();
    return ending(attempt, child.process().exitValue(), printed).stopped(stopped);
  }

  private static Ending ending(Attempt attempt, int code, Printed printed) {
    Map<String, Value> outputs = new LinkedHashMap<>();
    Outcome outcome =
        printed
            .lost()
            .map(it -> Outcome.failed(new Reason.Spawn("its output is lost: " + it.getMessage())))
            .orElseGet(() -> outcome(attempt, code, printed, outputs));
    return new Ending(
        outcome,
        false,
        Value.of(code),
        outputs,
        printed.stdout(),
        printed.stderr(),
        printed::close);
  }

  private static Outcome outcome(
      Attempt attempt, int code, Printed printed, Map<String, Value> outputs) {
    Step step = attempt.task().step().step();
    if (!step.successExitCodes().contains(code)) {
      return Outcome.failed(
          code > 128 && code < 160 ? new Reason.Signal(code - 128) : new Reason.Exit(code));
    }
    OutputNames names =
        new OutputNames(attempt.names(), step.span(), printed.stdout(), printed.stderr(), code);
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
    pumps.close();
  }
}
