package dev.runner.graph;

import dev.runner.plan.Job;
import dev.runner.plan.Need;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A job and the jobs that must have ended before it. Compared by identity: there is one per job
/// and graph.
public final class JobNode {
  private final int index;
  private final Job job;
  private final List<Edge> needs;
  private final List<StepNode> steps;

  JobNode(int index, Job job, List<Edge> needs, List<StepNode> steps) {
    this.index = index;
    this.job = job;
    this.needs = List.copyOf(needs);
    this.steps = List.copyOf(steps);
  }

  /// A needed job, how it must have ended, and whether all of it or target by target.
  public record Edge(JobNode job, Need.Condition condition, Need.Match match) {
    /// What is not usual about it, in words: `completed`, `target by target`.
    public List<String> manner() {
      return Stream.of(
              condition == Need.Condition.SUCCEEDED
                  ? ""
                  : condition.name().toLowerCase(Locale.ROOT),
              match == Need.Match.ALL ? "" : "target by target")
          .filter(it -> !it.isEmpty())
          .toList();
    }
  }

  /// Its place in topological order, ties as declared.
  public int index() {
    return index;
  }

  public String id() {
    return job.id();
  }

  public Job job() {
    return job;
  }

  /// Whether it is what a plan does once all its jobs have ended.
  public boolean closes() {
    return job.closing().isPresent();
  }

  public List<Edge> needs() {
    return needs;
  }

  /// The steps as declared, those of `finally` behind the others.
  public List<StepNode> steps() {
    return steps;
  }

  @Override
  public String toString() {
    return id();
  }
}
