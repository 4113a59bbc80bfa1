package dev.runner.driver.process;

import dev.runner.driver.Attempt;
import dev.runner.graph.Task;
import dev.runner.plan.OwnVariables;
import dev.runner.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What every child finds in its environment about its run, its task and its attempt. Any thread
/// may ask.
final class RunVariables {
  private final Plan plan;
  private final Map<String, String> environment;
  private volatile @Nullable Run run;

  /// What all attempts of a run share.
  ///
  /// @param key the fingerprint of the plan and the run, which those of its tasks go on from
  private record Run(String id, Trace trace, Fingerprint key) {}

  /// Of a longer key, in characters, a variable would be more than the system passes on, or not far
  /// from it: it must not be what makes a command impossible.
  private static final int LONGEST = 30_000;

  /// @param environment of runner itself
  RunVariables(Plan plan, Map<String, String> environment) {
    this.plan = plan;
    this.environment = environment;
  }

  /// The command with these variables among its own.
  CommandLine in(CommandLine command, Attempt attempt) {
    Run known = known(attempt.run());
    Task task = attempt.task();
    List<String> own = new ArrayList<>(command.own().size() + 8);
    own.addAll(command.own());
    own.add(assignment(OwnVariables.RUN_ID, known.id()));
    own.add(assignment(OwnVariables.RUN_JOB, task.job().id()));
    if (task.target().key().length() < LONGEST) {
      own.add(assignment(OwnVariables.RUN_TARGET, possible(task.target().key())));
    }
    own.add(assignment(OwnVariables.RUN_STEP, task.step().id()));
    own.add(assignment(OwnVariables.RUN_ATTEMPT, Integer.toString(attempt.number())));
    own.add(assignment(OwnVariables.RUN_KEY, key(known, task, command)));
    trace(known.trace(), command.variables().all(), own);
    return command.with(own);
  }

  /// The plan's own trace context wins.
  private static void trace(Trace trace, Map<String, String> said, List<String> own) {
    if (said.containsKey(OwnVariables.TRACEPARENT)) {
      return;
    }
    own.add(assignment(OwnVariables.TRACEPARENT, trace.next()));
    if (trace.state().isPresent() && !said.containsKey(OwnVariables.TRACESTATE)) {
      own.add(assignment(OwnVariables.TRACESTATE, trace.state().get()));
    }
  }

  /// The same for every attempt at the task, also when the run is resumed, since it keeps its id;
  /// another one where the plan, the task or a value in its command is another.
  private static String key(Run run, Task task, CommandLine command) {
    Fingerprint key = new Fingerprint(run.key());
    key.add(task.job().id()).add(task.target().key()).add(task.step().id());
    for (String argument : command.argv()) {
      key.add(argument);
    }
    for (String value : command.own()) {
      key.add(value);
    }
    if (!command.variables().shared()) {
      for (String name : task.step().step().env().keySet()) {
        key.add(name).add(command.variables().all().getOrDefault(name, ""));
      }
    }
    if (command.stdin().isPresent()) {
      key.add(command.stdin().get());
    }
    return key.hex();
  }

  private Run known(String id) {
    Run known = run;
    if (known == null || !known.id().equals(id)) {
      synchronized (this) {
        known = run;
        if (known == null || !known.id().equals(id)) {
          Fingerprint key = new Fingerprint().add(identity()).add(plan.name()).add(id);
          known = new Run(id, Trace.of(environment, id), key);
          run = known;
        }
      }
    }
    return known;
  }

  /// The real path of the plan's file; where there is none, as of a plan without a file, the path
  /// that it would have.
  private String identity() {
    Path name = Path.of(plan.source().name()).getFileName();
    Path file = name == null ? plan.folder() : plan.folder().resolve(name);
    try {
      return file.toRealPath().toString();
    } catch (IOException e) {
      return file.normalize().toString();
    }
  }

  /// A variable can't hold a NUL.
  private static String possible(String text) {
    return text.indexOf(0) < 0 ? text : text.replace('\0', '\ufffd');
  }

  private static String assignment(String name, String value) {
    return name + "=" + value;
  }
}
