package dev.runner;

import dev.runner.event.FileChanges;
import dev.runner.expr.Names;
import dev.runner.glob.GlobException;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.plan.Plan;
import dev.runner.plan.TargetSource;
import dev.runner.plan.Watch;
import dev.runner.schedule.Change;
import dev.runner.schedule.Scheduler;
import dev.runner.schedule.TargetSequence;
import dev.runner.schedule.TargetSupply;
import dev.runner.schedule.UnreadableTargets;
import dev.runner.watch.Changes;
import dev.runner.watch.FolderWatch;
import dev.runner.watch.WatchSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads targets and from then on watches the files that their jobs watch: the scheduler is told
/// whom changes concern. Jobs that watch the same files share a watch.
final class Watching implements TargetSupply, AutoCloseable {
  private static final String AS_IT_WAS =
      " has changed: the run goes on with the plan as it was; end it and apply the plan again";

  /// Where the plan is written, which is read once.
  private final Path file;

  private final WatchSpec ofFile;
  private final WatchRoots roots;
  private final TargetSupply supply;
  private final Set<Path> apart;
  private final Map<JobNode, Watched> jobs = new LinkedHashMap<>();
  private final Map<WatchSpec, FolderWatch> watches = new HashMap<>();

  /// Targets that can be read only once: those from standard input.
  private final Map<JobNode, Kept> piped = new HashMap<>();

  private Optional<Scheduler> scheduler = Optional.empty();

  /// What is watched of a job.
  private record Watched(TargetSequence read, WatchRoots.Found roots, WatchSpec spec) {}

  /// @param written files and folders that are written by the run itself
  Watching(Plan plan, Setting setting, Set<Path> written, TargetSupply supply) {
    this.roots = new WatchRoots(plan.folder(), setting.home());
    this.supply = supply;
    this.file = file(plan);
    List<Path> files = new ArrayList<>(List.of(file));
    plan.included().forEach(it -> files.add(it.path()));
    this.ofFile = new WatchSpec(files, List.of(), List.of(), Set.of(), Watch.DEBOUNCE);
    this.apart = new HashSet<>(written);
    apart.addAll(files);
  }

  private static Path file(Plan plan) {
    Path name = Path.of(plan.source().name()).getFileName();
    return plan.folder().resolve(name == null ? Path.of("") : name);
  }

  /// Says whom to tell; to be called before anything is read.
  void tell(Scheduler scheduler) {
    this.scheduler = Optional.of(scheduler);
  }

  @Override
  public TargetSequence targets(JobNode job, Names names)
      throws UnreadableTargets, InterruptedException {
    TargetSequence read = read(job, names);
    Optional<Watch> watch = job.job().watch();
    if (watch.isPresent()) {
      try {
        closeAll(watch(job, read, roots.of(job, watch.get(), read, names)));
      } catch (UnreadableTargets e) {
        read.close();
        throw e;
      }
    }
    return read;
  }

  private TargetSequence read(JobNode job, Names names)
      throws UnreadableTargets, InterruptedException {
    Optional<TargetSequence> known = piped(job);
    TargetSequence read = known.isPresent() ? known.get() : supply.targets(job, names);
    return fromPipe(job.job().targets().source()) && known.isEmpty() ? keep(job, read) : read;
  }

  private static boolean fromPipe(TargetSource source) {
    return source instanceof TargetSource.Piped
        || source instanceof TargetSource.RowFile file && file.file().toString().equals("-");
  }

  private synchronized Optional<TargetSequence> piped(JobNode job) {
    return Optional.ofNullable(piped.get(job));
  }

  private synchronized TargetSequence keep(JobNode job, TargetSequence read) {
    Kept kept = new Kept(read);
    piped.put(job, kept);
    return kept;
  }

  /// @return watches that nobody needs any more
  private synchronized List<FolderWatch> watch(
      JobNode job, TargetSequence read, WatchRoots.Found found) throws UnreadableTargets {
    if (found.roots().isEmpty()) {
      jobs.remove(job);
    } else {
      WatchSpec spec = spec(found, job.job().watch().orElseThrow());
      open(job, spec);
      if (Files.isRegularFile(file)) {
        open(job, ofFile);
      }
      jobs.put(job, new Watched(read, found, spec));
    }
    return unused();
  }

  private WatchSpec spec(WatchRoots.Found found, Watch watch) {
    return new WatchSpec(found.roots(), watch.include(), watch.exclude(), apart, watch.debounce());
  }

  private void open(JobNode job, WatchSpec spec) throws UnreadableTargets {
    if (watches.containsKey(spec)) {
      return;
    }
    try {
      watches.put(
          spec, FolderWatch.open(spec, it -> changed(spec, it), it -> notice(it.getMessage())));
      spec.roots().stream().filter(it -> !Files.exists(it)).forEach(it -> missing(job, it));
    } catch (IOException | GlobException e) {
      throw new UnreadableTargets("job `" + job.id() + "`: watch: " + e.getMessage(), true);
    }
  }

  private void missing(JobNode job, Path root) {
    notice("job `" + job.id() + "` watches " + root + ", where there is nothing yet");
  }

  private void notice(@Nullable String warning) {
    scheduler.orElseThrow().notice(String.valueOf(warning));
  }

  private void changed(WatchSpec spec, Changes changes) {
    if (spec.equals(ofFile)) {
      notice(file.getFileName() + AS_IT_WAS);
    } else {
      scheduler.orElseThrow().changed(concerned(spec, changes));
    }
  }

  private synchronized List<Change> concerned(WatchSpec spec, Changes changes) {
    FileChanges files = new FileChanges(changes.paths(), changes.total());
    List<Change> concerned = new ArrayList<>();
    jobs.forEach(
        (job, watched) -> {
          if (watched.spec().equals(spec)) {
            Optional<Set<Integer>> targets =
                changes.complete() ? watched.roots().targets(changes.paths()) : Optional.empty();
            concerned.add(new Change(job, watched.read(), targets, files));
          }
        });
    return concerned;
  }

  private List<FolderWatch> unused() {
    Set<WatchSpec> idle = new HashSet<>(watches.keySet());
    jobs.values().forEach(it -> idle.remove(it.spec()));
    if (!jobs.isEmpty()) {
      idle.remove(ofFile);
    }
    return idle.stream().map(watches::remove).toList();
  }

  /// A watch waits at its end for what it tells, which waits for us: so this holds no lock.
  private static void closeAll(List<FolderWatch> watches) {
    for (FolderWatch watch : watches) {
      try {
        watch.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    closeAll(end());
    piped.values().forEach(it -> it.read().close());
  }

  private synchronized List<FolderWatch> end() {
    jobs.clear();
    return unused();
  }

  /// Targets that are read once and needed again.
  private record Kept(TargetSequence read) implements TargetSequence {
    @Override
    public int size() {
      return read.size();
    }

    @Override
    public Target target(int index) {
      return read.target(index);
    }

    @Override
    public void close() {
      // they may be needed again
    }
  }
}
