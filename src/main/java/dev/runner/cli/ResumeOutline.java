package dev.runner.cli;

import dev.runner.Loaded;
import dev.runner.PastRuns;
import dev.runner.Runner;
import dev.runner.event.Definition;
import dev.runner.event.KeptTask;
import dev.runner.event.TaskResult;
import dev.runner.expr.Expression;
import dev.runner.expr.Names;
import dev.runner.graph.JobNode;
import dev.runner.graph.StepNode;
import dev.runner.graph.Target;
import dev.runner.graph.Task;
import dev.runner.journal.Recall;
import dev.runner.journal.StateFolder;
import dev.runner.plan.Need;
import dev.runner.plan.OnInterrupt;
import dev.runner.plan.TargetSource;
import dev.runner.schedule.RunNames;
import dev.runner.schedule.TargetSequence;
import dev.runner.schedule.TaskContents;
import dev.runner.schedule.UnreadableTargets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tells what a run that is gone on with would do: of each task whether it is kept, run, or fails,
/// and why.
final class ResumeOutline {
  private final RunArguments arguments;
  private final Loaded loaded;
  private final Resumption resumption;
  private final RunNames names;
  private final Runner runner;
  private final TaskContents contents;

  /// The keys of targets of which something is done again.
  private final Map<JobNode, Set<String>> redone = new HashMap<>();

  private final KeptTargets kept = new KeptTargets();

  ResumeOutline(Preview preview, Resumption resumption, StateFolder state) {
    this.arguments = preview.arguments();
    this.loaded = preview.loaded();
    this.resumption = resumption;
    String run = resumption.journal().folder().id();
    Surroundings surroundings = preview.surroundings();
    this.names = new RunNames(preview.plan(), run, surroundings.environment());
    PastRuns past = new PastRuns(state, Optional.of(run));
    this.runner = new Runner(surroundings.setting(Optional.of(past)));
    this.contents = runner.contents(loaded.graph());
  }

  /// @return whether there is something to be done
  boolean tell(ResumePage page) throws IOException, InterruptedException {
    page.run(resumption.journal().folder().id());
    var supply = runner.targets(loaded.graph(), arguments.options());
    boolean open = false;
    for (JobNode job : loaded.graph().jobs()) {
      if (job.job().targets().source() instanceof TargetSource.From from && from.late()) {
        page.later(job);
        open = true;
        continue;
      }
      try (TargetSequence targets = supply.targets(job, names.plan())) {
        open |= tell(job, targets, page);
      } catch (UnreadableTargets e) {
        throw new Abort(
            e.missing() ? ExitCode.UNREADABLE : ExitCode.INVALID, "runner: " + e.getMessage());
      }
    }
    page.end(open);
    return open;
  }

  /// How many targets of a job have something left to be done; to be asked of the jobs in order.
  long left(JobNode job, TargetSequence targets) {
    long left = 0;
    for (int i = 0; i < targets.size(); i++) {
      Target target = targets.target(i);
      left += resumption.memory().wants(target) && redone(target, fates(target)) ? 1 : 0;
    }
    return left;
  }

  private boolean tell(JobNode job, TargetSequence targets, ResumePage page) throws IOException {
    Map<Fate.Kind, Integer> counts = new EnumMap<>(Fate.Kind.class);
    page.job(job, targets.size());
    for (int i = 0; i < targets.size(); i++) {
      Target target = targets.target(i);
      if (resumption.memory().wants(target)) {
        Map<StepNode, Fate> fates = fates(target);
        fates.values().forEach(it -> counts.merge(it.kind(), 1, Integer::sum));
        redone(target, fates);
        page.target(target, fates);
      }
    }
    page.ends(job, counts);
    return counts.containsKey(Fate.Kind.RUN);
  }

  private Map<StepNode, Fate> fates(Target target) {
    Map<StepNode, Fate> fates = new HashMap<>();
    List<TaskResult> before = new ArrayList<>();
    for (StepNode step : target.job().steps()) {
      Task task = new Task(target, step);
      fates.put(step, fate(task, fates, before));
      resumption.recall().task(task).map(KeptTask::result).ifPresent(before::add);
    }
    if (fates.values().stream().allMatch(it -> it.kind() == Fate.Kind.KEEP)) {
      kept.add(target, before);
    }
    return fates;
  }

  private Fate fate(Task task, Map<StepNode, Fate> fates, List<TaskResult> before) {
    Recall recall = resumption.recall();
    if (task.step().service()) {
      return Fate.run("services are started again");
    }
    Optional<StepNode> failed = failed(task, fates);
    if (failed.isPresent()) {
      return Fate.skip("it needs step `" + failed.get().id() + "`");
    }
    if (recall.underWay(task)) {
      return task.step().step().onInterrupt() == OnInterrupt.FAIL
          ? Fate.fail("it was under way (on_interrupt: fail)")
          : Fate.run("it was under way");
    }
    if (recall.task(task).isEmpty()) {
      return Fate.run(
          recall.knows(task.target()) ? "it has not succeeded" : "it has not been done yet");
    }
    Optional<String> earlier = earlier(task, fates);
    return need(task)
        .or(() -> earlier)
        .or(() -> changed(task, before))
        .map(Fate::run)
        .orElse(Fate.KEPT);
  }

  /// The step that fails, so that a later one is skipped.
  private static Optional<StepNode> failed(Task task, Map<StepNode, Fate> fates) {
    boolean asks = task.step().step().condition().map(Expression::asksStatus).orElse(false);
    return task.step().last() || asks
        ? Optional.empty()
        : task.job().steps().stream()
            .filter(it -> fates.containsKey(it) && before(task, it))
            .filter(it -> fates.getOrDefault(it, Fate.KEPT).kind() == Fate.Kind.FAIL)
            .filter(it -> !it.step().continueOnError())
            .findFirst();
  }

  /// @return whether something of a target is done again
  private boolean redone(Target target, Map<StepNode, Fate> fates) {
    boolean some = fates.values().stream().anyMatch(it -> it.kind() == Fate.Kind.RUN);
    if (some) {
      redone.computeIfAbsent(target.job(), _ -> new HashSet<>()).add(target.key());
    }
    return some;
  }

  private Optional<String> need(Task task) {
    return task.job().needs().stream()
        .filter(it -> redone(it, task.target().key()))
        .findFirst()
        .map(it -> "something of job `" + it.job().id() + "` is done again");
  }

  private boolean redone(JobNode.Edge edge, String key) {
    Set<String> keys = redone.getOrDefault(edge.job(), Set.of());
    return edge.match() == Need.Match.TARGET ? keys.contains(key) : !keys.isEmpty();
  }

  /// For `finally` every step counts.
  private static Optional<String> earlier(Task task, Map<StepNode, Fate> fates) {
    return task.job().steps().stream()
        .filter(it -> fates.containsKey(it) && !it.service())
        .filter(it -> task.step().last() ? !it.last() : before(task, it))
        .flatMap(it -> fates.getOrDefault(it, Fate.KEPT).again(it).stream())
        .findFirst();
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
    Names known = names.of(task.target(), before, kept.needs(task.target()));
    Optional<String> now = contents.of(task, known).map(Definition::sum);
    return now.isPresent() && now.equals(resumption.recall().content(task))
        ? Optional.empty()
        : Optional.of(
            now.isPresent()
                ? "the step, or a value in it, has changed"
                : "a value in it is known only when it runs");
  }
}
