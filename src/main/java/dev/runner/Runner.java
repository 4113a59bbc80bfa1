package dev.runner;

import dev.runner.driver.Driver;
import dev.runner.driver.Drivers;
import dev.runner.driver.Handing;
import dev.runner.driver.Veiling;
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
import dev.runner.journal.Recorder;
import dev.runner.mask.Mask;
import dev.runner.plan.Plan;
import dev.runner.plan.TargetSource;
import dev.runner.read.Given;
import dev.runner.read.PlanReader;
import dev.runner.read.Reading;
import dev.runner.report.ColumnSink;
import dev.runner.schedule.Interruption;
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
  private final Interruption opening = new Interruption();

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
    Thread.ofPlatform()
        .daemon()
        .name("prepare")
        .start(
            () -> {
              Recorder.prepare();
              ProcessDriver.prepare();
            });
  }

  /// Reads the targets of jobs.
  public TargetSupply targets(Graph graph, RunOptions options) {
    return targets(graph, options, new Vault(graph.plan(), setting));
  }

  private TargetSupply targets(Graph graph, RunOptions options, Vault vault) {
    return new Supply(graph.plan(), setting, vault, options.targets());
  }

  /// Puts values into commands, as the driver does.
  public Rendering rendering(Graph graph) {
    return new Rendering(graph.plan(), setting.home(), setting.environment());
  }

  /// Sums up what defines tasks.
  public TaskContents contents(Graph graph) {
    return contents(graph, Hidden.unread(graph.plan(), setting.environment()));
  }

  private TaskContents contents(Graph graph, Hidden hidden) {
    return new Contents(rendering(graph), requests(graph), graph.plan(), hidden);
  }

  /// Takes secrets, and what stands for them where they are not read, out of what is shown.
  ///
  /// @param environment of runner itself
  public static Mask mask(Plan plan, Map<String, String> environment) {
    return Hidden.unread(plan, environment).withStandIns(plan);
  }

  /// Puts values into requests, as the driver does.
  public RequestRendering requests(Graph graph) {
    return new RequestRendering(graph.plan(), setting.home());
  }

  /// Runs a graph to its end, on the calling thread.
  ///
  /// @param run the run's id
  /// @param started is given the scheduler, which can be asked to stop, before anything starts
  /// @throws UnreadableSecrets when secrets can't be read; then nothing was started
  /// @throws UnreadableTargets when targets can't be read; then nothing was started
  /// @throws InterruptedException when it was stopped while it read these; then nothing was started
  public Scheduler.End run(
      Graph graph, RunOptions options, String run, Telling telling, Consumer<Scheduler> started)
      throws UnreadableSecrets, UnreadableTargets, InterruptedException {
    Vault vault = new Vault(graph.plan(), setting);
    Mask mask = opened(vault).mask();
    Job job = new Job(graph, options, run, telling.behind(mask), vault, started);
    try (ProcessDriver commands =
            new ProcessDriver(rendering(graph), setting.scratch(), telling.keepsAll(), mask);
        HttpDriver requests =
            new HttpDriver(requests(graph), setting.scratch(), telling.notes(), mask)) {
      Driver plain = new Drivers(commands, requests);
      Driver veiled = mask.none() ? plain : new Veiling(plain, mask);
      return graph.serves() ? served(job, veiled) : handed(job, veiled);
    } catch (UnreadableTargets e) {
      throw new UnreadableTargets(mask.message(String.valueOf(e.getMessage())), e.missing());
    }
  }

  private Hidden opened(Vault vault) throws UnreadableSecrets, InterruptedException {
    opening.enter();
    try {
      return vault.open();
    } finally {
      opening.leave();
    }
  }

  /// Ends the reading of secrets that comes before a run, if it is under way or yet to come; a run
  /// that has begun is stopped by its scheduler. Any thread may ask.
  public void interrupt() {
    opening.ask();
  }

  /// What a run is to do.
  private record Job(
      Graph graph,
      RunOptions options,
      String run,
      Telling telling,
      Vault vault,
      Consumer<Scheduler> started) {}

  private Scheduler.End served(Job job, Driver plain)
      throws UnreadableSecrets, UnreadableTargets, InterruptedException {
    try (ServiceDriver services = new ServiceDriver(plain)) {
      return handed(job, services);
    }
  }

  private Scheduler.End handed(Job job, Driver driver)
      throws UnreadableSecrets, UnreadableTargets, InterruptedException {
    if (job.telling().captured().isEmpty()) {
      return scheduled(job, driver);
    }
    try (Handing handing = new Handing(driver, job.telling().captured().get())) {
      return scheduled(job, handing);
    }
  }

  private Scheduler.End scheduled(Job job, Driver driver)
      throws UnreadableSecrets, UnreadableTargets, InterruptedException {
    Graph graph = job.graph();
    Telling telling = job.telling();
    Hidden hidden = job.vault().open();
    TargetSupply all = targets(graph, job.options(), job.vault());
    TargetSupply targets =
        telling.memory().equals(Memory.NONE) ? all : new WantedTargets(all, telling.memory());
    try (Watching watching = new Watching(graph.plan(), setting, telling.written(), targets)) {
      Scheduler scheduler =
          new Scheduler(
              graph,
              job.run(),
              new Scheduler.Ports(
                  driver,
                  graph.watches() ? watching : targets,
                  telling.events(),
                  telling.keeper(),
                  telling.output(),
                  setting.environment(),
                  hidden.secrets(),
                  FreePorts.ofKernel(),
                  telling.memory(),
                  telling.keeper().equals(EventKeeper.NONE)
                      ? TaskContents.NONE
                      : contents(graph, hidden),
                  telling.account()));
      watching.tell(scheduler);
      job.started().accept(scheduler);
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
      RunAccount account) {

    /// The same, who also learn what reports make of targets, and of no secrets.
    private Telling behind(Mask mask) {
      EventSink seen = mask.none() ? events : new MaskedEvents(events, mask);
      return new Telling(
          new ColumnSink(seen),
          keeper,
          output,
          captured,
          keepsAll,
          notes,
          written,
          memory,
          account);
    }
  }
}
