package dev.runner.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Where runner keeps what its runs leave: a folder for each plan, and in it one for each run.
///
/// @param path of the folder
public record StateFolder(Path path) {
  private static final String RUNS = "runs";
  private static final String LOCK = "lock";

  /// The one that is used where the caller says nothing: below `$XDG_STATE_HOME`, which is
  /// `~/.local/state` where it is not set (XDG Base Directory Specification).
  public static StateFolder usual(Map<String, String> environment, Path home) {
    Path state =
        Optional.ofNullable(environment.get("XDG_STATE_HOME"))
            .filter(it -> it.startsWith("/"))
            .map(Path::of)
            .orElse(home.resolve(".local/state"));
    return new StateFolder(state.resolve("runner"));
  }

  /// Makes the folder of a new run.
  public RunFolder make(PlanIdentity plan, String run) throws IOException {
    Path folder = path.resolve(plan.folder());
    RunFolder made = RunFolder.make(folder.resolve(RUNS), run);
    plan.writeTo(folder);
    return made;
  }

  /// Where the folder of a run is, or will be.
  public RunFolder folder(PlanIdentity plan, String run) {
    return new RunFolder(path.resolve(plan.folder()).resolve(RUNS).resolve(run), run);
  }

  /// The lock of a plan, which is not yet locked.
  public PlanLock lock(PlanIdentity plan) throws IOException {
    Path folder = path.resolve(plan.folder());
    RunFolder.makeAll(folder);
    return PlanLock.open(folder.resolve(LOCK));
  }

  /// The runs of a plan, the latest first.
  public List<RunFolder> runs(PlanIdentity plan) throws IOException {
    return runsOf(path.resolve(plan.folder()));
  }

  /// The run of an id, of whatever plan.
  public Optional<RunFolder> run(String id) throws IOException {
    for (Path plan : folders(path)) {
      Path run = plan.resolve(RUNS).resolve(id);
      if (Files.isDirectory(run, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(new RunFolder(run, id));
      }
    }
    return Optional.empty();
  }

  /// The runs of the plans in a file, the latest first.
  public List<RunFolder> runs(Path file) throws IOException {
    List<RunFolder> all = new ArrayList<>();
    for (Path plan : folders(path)) {
      if (PlanIdentity.isOf(plan, file)) {
        all.addAll(runsOf(plan));
      }
    }
    all.sort(StateFolder::latestFirst);
    return all;
  }

  /// The run of the same plan that came before another.
  public Optional<RunFolder> before(RunFolder run) throws IOException {
    Path runs = run.path().getParent();
    Path plan = runs == null ? null : runs.getParent();
    return plan == null
        ? Optional.empty()
        : runsOf(plan).stream()
            .filter(it -> it.named() && it.told() && it.id().compareTo(run.id()) < 0)
            .findFirst();
  }

  /// All runs, the latest first.
  public List<RunFolder> runs() throws IOException {
    List<RunFolder> all = new ArrayList<>();
    for (Path plan : folders(path)) {
      all.addAll(runsOf(plan));
    }
    all.sort(StateFolder::latestFirst);
    return all;
  }

  private static List<RunFolder> runsOf(Path plan) throws IOException {
    List<RunFolder> runs = new ArrayList<>();
    for (Path run : folders(plan.resolve(RUNS))) {
      runs.add(new RunFolder(run, run.getFileName().toString()));
    }
    runs.sort(StateFolder::latestFirst);
    return runs;
  }

  /// Their ids begin with the time; what is no run's comes last.
  private static int latestFirst(RunFolder one, RunFolder other) {
    int byName = Boolean.compare(other.named(), one.named());
    return byName != 0 ? byName : other.id().compareTo(one.id());
  }

  /// Those in a folder; a symbolic link is none.
  private static List<Path> folders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.filter(it -> Files.isDirectory(it, LinkOption.NOFOLLOW_LINKS)).toList();
    }
  }
}
