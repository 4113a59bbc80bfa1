package dev.runner.graph;

import dev.runner.plan.Job;
import dev.runner.plan.Need;
import dev.runner.plan.Plan;
import dev.runner.plan.Step;
import dev.runner.text.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A plan's jobs in the order of the report: topologically, ties as declared.
public final class Graph {
  private final Plan plan;
  private final List<JobNode> jobs;
  private final List<JobNode> closing;

  private Graph(Plan plan, List<JobNode> jobs, List<JobNode> closing) {
    this.plan = plan;
    this.jobs = List.copyOf(jobs);
    this.closing = List.copyOf(closing);
  }

  /// The graph of a plan; a cycle among its jobs, or among the steps of a job, is added to
  /// `problems` with its path, and what lies on it is left out.
  public static Graph of(Plan plan, Problems problems) {
    Map<String, Job> jobs = byName(plan.jobs(), Job::id);
    List<Job> sorted =
        Order.of(jobs, job -> needed(job, jobs)).orReport(cycle -> reportJobs(cycle, problems));
    Map<String, JobNode> nodes = new LinkedHashMap<>();
    sorted.forEach(job -> nodes.put(job.id(), node(job, nodes, problems)));
    List<JobNode> main = List.copyOf(nodes.values());
    plan.closing().forEach(job -> nodes.put(job.id(), node(job, nodes, problems)));
    List<JobNode> all = List.copyOf(nodes.values());
    return new Graph(plan, main, all.subList(main.size(), all.size()));
  }

  public Plan plan() {
    return plan;
  }

  public List<JobNode> jobs() {
    return jobs;
  }

  /// What is done once all jobs have ended, in this order.
  public List<JobNode> closing() {
    return closing;
  }

  /// The jobs, and behind them what is done once they have ended.
  public List<JobNode> all() {
    return Stream.concat(jobs.stream(), closing.stream()).toList();
  }

  /// Whether a job has services.
  public boolean serves() {
    return jobs.stream().anyMatch(it -> !it.job().services().isEmpty());
  }

  /// Whether changes of files concern a job.
  public boolean watches() {
    return jobs.stream().anyMatch(it -> it.job().watch().isPresent());
  }

  public Optional<JobNode> job(String id) {
    return jobs.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  private static JobNode node(Job job, Map<String, JobNode> earlier, Problems problems) {
    List<JobNode.Edge> edges =
        job.needs().stream()
            .flatMap(need -> edge(need, Optional.ofNullable(earlier.get(need.job()))).stream())
            .toList();
    return new JobNode(earlier.size(), job, edges, steps(job, problems));
  }

  private static Optional<JobNode.Edge> edge(Need need, Optional<JobNode> needed) {
    return needed.map(it -> new JobNode.Edge(it, need.condition(), need.match()));
  }

  private static List<StepNode> steps(Job job, Problems problems) {
    checkSteps(job.steps(), problems);
    checkSteps(job.finallySteps(), problems);
    List<StepNode> nodes = new ArrayList<>(nodes(job.steps(), 0, false));
    nodes.addAll(nodes(job.finallySteps(), nodes.size(), true));
    return nodes;
  }

  private static void checkSteps(List<Step> steps, Problems problems) {
    Map<String, Step> declared = byName(steps, Step::id);
    Order.of(declared, step -> step.needs().stream().filter(declared::containsKey).toList())
        .orReport(cycle -> reportSteps(cycle, problems));
  }

  private static List<StepNode> nodes(List<Step> steps, int first, boolean last) {
    Map<String, Integer> places = new HashMap<>();
    steps.forEach(step -> places.putIfAbsent(step.id(), first + places.size()));
    List<StepNode> nodes = new ArrayList<>();
    steps.forEach(
        step -> nodes.add(new StepNode(first + nodes.size(), step, places(step, places), last)));
    return nodes;
  }

  private static List<Integer> places(Step step, Map<String, Integer> places) {
    return step.needs().stream().map(places::get).filter(Objects::nonNull).toList();
  }

  private static List<String> needed(Job job, Map<String, Job> jobs) {
    return job.needs().stream().map(Need::job).filter(jobs::containsKey).toList();
  }

  private static <T> Map<String, T> byName(List<T> things, Function<T, String> name) {
    Map<String, T> all = new LinkedHashMap<>();
    things.forEach(it -> all.putIfAbsent(name.apply(it), it));
    return all;
  }

  private static void reportJobs(List<Job> cycle, Problems problems) {
    Job first = cycle.getFirst();
    String next = cycle.get(1 % cycle.size()).id();
    first.needs().stream()
        .filter(need -> need.job().equals(next))
        .findFirst()
        .ifPresent(
            need ->
                problems.error(
                    need.span(),
                    "the jobs need each other in a circle: " + path(cycle, Job::id),
                    "take one of these needs away"));
  }

  private static void reportSteps(List<Step> cycle, Problems problems) {
    problems.error(
        cycle.getFirst().span(),
        "the steps need each other in a circle: " + path(cycle, Step::id),
        "take one of these needs away");
  }

  private static <T> String path(List<T> cycle, Function<T, String> name) {
    return cycle.stream().map(name).collect(Collectors.joining(" -> "))
        + " -> "
        + name.apply(cycle.getFirst());
  }
}
