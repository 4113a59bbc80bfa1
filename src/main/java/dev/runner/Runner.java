package dev.runner;

import dev.runner.driver.Driver;
import dev.runner.driver.Drivers;
import dev.runner.driver.Handing;
import dev.runner.driver.http.HttpDriver;
import dev.runner.driver.http.RequestRendering;
import dev.runner.driver.process.ProcessDriver;
import dev.runner.driver.process.Rendering;
import dev.runner.driver.service.ServiceDriver;
import dev.runner.event.CapturedSink;
import dev.runner.event.EventKeeper;
import dev.runner.event.EventSink;
import dev.runner.event.NoteSink;
import dev.runner.event.OutputSink;
import dev.runner.graph.Graph;
import dev.runner.plan.Plan;
import dev.runner.plan.TargetSource;
import dev.runner.read.Given;
import dev.runner.read.PlanReader;
import dev.runner.read.Reading;
import dev.runner.schedule.Memory;
import dev.runner.schedule.RunAccount;
import dev.runner.schedule.Scheduler;
import dev.runner.schedule.TargetSupply;
import dev.runner.schedule.TaskContents;
import dev.runner.schedule.UnreadableTargets;
import dev.runner.text.Nearest;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The library's front door: reads plans and runs them.
public final class Runner {
  private final Setting setting;

  public Runner(Setting setting) {
    this.setting = setting;
  }

  /// Reads a plan: its text, its graph, what the caller brings; everything that is wrong is found
  /// in one pass.
  public static Loaded load(Source source, Given given, RunOptions options) {
    return load(source, given, options, List.of());
  }

  /// Reads a plan some of whose targets the caller brings.
  public static Loaded load(
      Source source, Given given, RunOptions options, List<GivenTargets> targets) {
    Reading reading = PlanReader.read(source, given);
    Plan draft = reading.draft();
    List<String> usage = new ArrayList<>(reading.usage());
    usage.addAll(unknownJobs(draft, options));
    GivenJobs jobs = new GivenJobs(draft.jobs(), options.jobs(), Overrides.wanted(draft, options));
    Map<String, TargetSource> sources = GivenSources.of(targets, jobs, given, usage);
    Graph.of(draft, reading.problems());
    Graph graph = Graph.of(new Overrides(options, sources).of(draft), new Problems());
    return new Loaded(
        graph, reading.problems().all(), usage, reading.missing(), reading.unreadable());
  }

  private static List<String> unknownJobs(Plan plan, RunOptions options) {
    List<String> known = plan.jobs().stream().map(it -> it.id()).toList();
    return options.jobs().stream()
        .filter(it -> !known.contains(it))
        .map(it -> "--job " + it + ": the plan has no such job" + meant(it, known))
        .toList();
  }

  private static String meant(String word, List<String> known) {
    return Nearest.to(word, known)
        .map(it -> "; did you mean `" + it + "`?")
        .orElse("; it has " + String.join(", ", known));
  }

  /// Gets ready what a run needs and what takes a while; to be called early, it goes on beside
  /// other work.
  public static void prepare() {
    ProcessDriver.prepare();
  }

  /// Reads the targets of jobs.
  public TargetSupply targets(Graph graph, RunOptions options) {
    return new Supply(graph.plan(), setting, options.targets());
  }

  /// Puts values into commands, as the driver does.
  public Rendering rendering(Graph graph) {
    return new Rendering(graph.plan(), setting.home(), setting.environment());
  }

  /// Sums up what defines tasks.
  public TaskContents contents(Graph graph) {
    return new Contents(
        rendering(graph), requests(graph), graph.plan().folder(), graph.plan().hidden());
  }

  /// Puts values into requests, as the driver does.
  public RequestRendering requests(Graph graph) {
    return new RequestRendering(graph.plan(), setting.home());
  }

  /// Runs a graph to its end, on the calling thread.
  ///
  /// @param run the run's id
  /// @param started is given the scheduler, which can be asked to stop, before anything starts
  /// @throws UnreadableTargets when targets can't be read; then nothing was started
  public Scheduler.End run(
      Graph graph, RunOptions options, String run, Telling telling, Consumer<Scheduler> started)
      throws UnreadableTargets, InterruptedException {
    try (ProcessDriver commands =
            new ProcessDriver(rendering(graph), setting.scratch(), telling.keepsAll());
        HttpDriver requests = new HttpDriver(requests(graph), setting.scratch(), telling.notes())) {
      Driver plain = new Drivers(commands, requests);
      return graph.serves()
          ? served(graph, options, run, telling, plain, started)
          : handed(graph, options, run, telling, plain, started);
    }
  }

  private Scheduler.End served(
      Graph graph,
      RunOptions options,
      String run,
      Telling telling,
      Driver plain,
      Consumer<Scheduler> started)
      throws UnreadableTargets, InterruptedException {
    try (ServiceDriver services = new ServiceDriver(plain)) {
      return handed(graph, options, run, telling, services, started);
    }
  }

  private Scheduler.End handed(
      Graph graph,
      RunOptions options,
      String run,
      Telling telling,
      Driver driver,
      Consumer<Scheduler> started)
      throws UnreadableTargets, InterruptedException {
    if (telling.captured().isEmpty()) {
      return scheduled(graph, options, run, telling, driver, started);
    }
    try (Handing handing = new Handing(driver, telling.captured().get())) {
      return scheduled(graph, options, run, telling, handing, started);
    }
  }

  private Scheduler.End scheduled(
      Graph graph,
      RunOptions options,
      String run,
      Telling telling,
      Driver driver,
      Consumer<Scheduler> started)
      throws UnreadableTargets, InterruptedException {
    TargetSupply targets =
        telling.memory().equals(Memory.NONE)
            ? targets(graph, options)
            : new WantedTargets(targets(graph, options), telling.memory());
    try (Watching watching = new Watching(graph.plan(), setting, telling.written(), targets)) {
      Scheduler scheduler =
          new Scheduler(
              graph,
              run,
              new Scheduler.Ports(
                  driver,
                  graph.watches() ? watching : targets,
                  telling.events(),
                  telling.keeper(),
                  telling.output(),
                  setting.environment(),
                  FreePorts.ofKernel(),
                  telling.memory(),
                  telling.keeper().equals(EventKeeper.NONE) ? TaskContents.NONE : contents(graph),
                  telling.account()));
      watching.tell(scheduler);
      started.accept(scheduler);
      return scheduler.run();
    }
  }

  /// Whom a run tells.
  ///
  /// @param keeper of what is told
  /// @param captured empty where nobody wants what attempts printed as a whole
  /// @param keepsAll whether all that services print is kept for them
  /// @param notes empty where nobody wants to know all
  /// @param written files and folders that they write; changes in these concern nothing
  /// @param memory of an earlier session of the run
  /// @param account of the run, for what its plan does at the end
  public record Telling(
      EventSink events,
      EventKeeper keeper,
      OutputSink output,
      Optional<CapturedSink> captured,
      boolean keepsAll,
      Optional<NoteSink> notes,
      Set<Path> written,
      Memory memory,
      RunAccount account) {}
}
