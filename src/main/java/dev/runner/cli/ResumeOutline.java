package dev.runner.cli;

import dev.runner.Loaded;
import dev.runner.Runner;
import dev.runner.event.KeptTask;
import dev.runner.event.TaskResult;
import dev.runner.expr.Names;
import dev.runner.graph.JobNode;
import dev.runner.graph.StepNode;
import dev.runner.graph.Target;
import dev.runner.graph.Task;
import dev.runner.journal.Recall;
import dev.runner.schedule.RunNames;
import dev.runner.schedule.TargetSequence;
import dev.runner.schedule.TaskContents;
import dev.runner.schedule.UnreadableTargets;
import dev.runner.text.Printable;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Prints what a run that is gone on with would do: of each task whether it is kept or run, and
/// why.
final class ResumeOutline {
  private final Surroundings surroundings;
  private final RunArguments arguments;
  private final Loaded loaded;
  private final Resumption resumption;
  private final PrintStream out;
  private final RunNames names;
  private final TaskContents contents;

  /// Jobs of which something is done again.
  private final Set<JobNode> redone = new HashSet<>();

  ResumeOutline(
      Surroundings surroundings, RunArguments arguments, Loaded loaded, Resumption resumption) {
    this.surroundings = surroundings;
    this.arguments = arguments;
    this.loaded = loaded;
    this.resumption = resumption;
    this.out = surroundings.out();
    this.names =
        new RunNames(
            loaded.graph().plan(), resumption.journal().folder().id(), surroundings.environment());
    this.contents = new Runner(surroundings.setting()).contents(loaded.graph());
  }

  /// @return the exit code
  int print() throws InterruptedException {
    line("goes on with run " + resumption.journal().folder().id());
    var supply = new Runner(surroundings.setting()).targets(loaded.graph(), arguments.options());
    for (JobNode job : loaded.graph().jobs()) {
      try (TargetSequence targets = supply.targets(job, names.plan())) {
        job(job, targets);
      } catch (UnreadableTargets e) {
        throw new Abort(
            e.missing() ? ExitCode.UNREADABLE : ExitCode.INVALID, "runner: " + e.getMessage());
      }
    }
    return ExitCode.OK;
  }

  private void job(JobNode job, TargetSequence targets) {
    List<String> lines = new ArrayList<>();
    int kept = 0;
    int run = 0;
    for (int i = 0; i < targets.size(); i++) {
      Target target = targets.target(i);
      if (resumption.memory().wants(target)) {
        Map<StepNode, String> reasons = reasons(target);
        kept += job.steps().size() - reasons.size();
        run += reasons.size();
        lines(target, reasons, lines);
      }
    }
    if (run > 0) {
      redone.add(job);
    }
    out.println();
    line("job " + job.id() + ": " + kept + " kept, " + run + " to run");
    lines.forEach(this::line);
  }

  private void lines(Target target, Map<StepNode, String> reasons, List<String> lines) {
    for (StepNode step : target.job().steps()) {
      String task = target.key() + "/" + step.id();
      String reason = reasons.get(step);
      if (reason != null) {
        lines.add("  run  " + task + ": " + reason);
      } else if (arguments.verbose()) {
        lines.add("  keep " + task);
      }
    }
  }

  /// Why the steps of a target are run, of those that are.
  private Map<StepNode, String> reasons(Target target) {
    Map<StepNode, String> reasons = new HashMap<>();
    List<TaskResult> before = new ArrayList<>();
    for (StepNode step : target.job().steps()) {
      Task task = new Task(target, step);
      reason(task, reasons, before).ifPresent(it -> reasons.put(step, it));
      resumption.recall().task(task).map(KeptTask::result).ifPresent(before::add);
    }
    return reasons;
  }

  private Optional<String> reason(
      Task task, Map<StepNode, String> reasons, List<TaskResult> before) {
    Recall recall = resumption.recall();
    Optional<String> need = need(task.job());
    Optional<String> earlier = earlier(task, reasons);
    if (task.step().service()) {
      return Optional.of("services are started again");
    }
    if (recall.underWay(task)) {
      return Optional.of("it was under way");
    }
    if (recall.task(task).isEmpty()) {
      return Optional.of(
          recall.knows(task.target()) ? "it has not succeeded" : "it has not been done yet");
    }
    return need.or(() -> earlier).or(() -> changed(task, before));
  }

  private Optional<String> need(JobNode job) {
    return job.needs().stream()
        .map(JobNode.Edge::job)
        .filter(redone::contains)
        .findFirst()
        .map(it -> "something of job `" + it.id() + "` is done again");
  }

  /// For `finally` every step counts.
  private static Optional<String> earlier(Task task, Map<StepNode, String> reasons) {
    return task.job().steps().stream()
        .filter(it -> reasons.containsKey(it) && !it.service())
        .filter(it -> task.step().last() ? !it.last() : before(task, it))
        .findFirst()
        .map(it -> "step `" + it.id() + "` is done again");
  }

  private static boolean before(Task task, StepNode earlier) {
    for (int need : task.step().needs()) {
      StepNode needed = task.job().steps().get(need);
      if (needed.equals(earlier) || before(new Task(task.target(), needed), earlier)) {
        return true;
      }
    }
    return false;
  }

  private Optional<String> changed(Task task, List<TaskResult> before) {
    if (resumption.failedOnly()) {
      return Optional.empty();
    }
    Names known = names.of(task.target(), before);
    Optional<String> now = contents.of(task, known);
    return now.isPresent() && now.equals(resumption.recall().content(task))
        ? Optional.empty()
        : Optional.of(
            now.isPresent()
                ? "the step, or a value in it, has changed"
                : "a value in it is known only when it runs");
  }

  private void line(String text) {
    out.println(Printable.line(text));
  }
}
