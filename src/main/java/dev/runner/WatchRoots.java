package dev.runner;

import dev.runner.expr.EvaluationException;
import dev.runner.expr.Names;
import dev.runner.expr.Template;
import dev.runner.expr.Value;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.plan.TargetSource;
import dev.runner.plan.Watch;
import dev.runner.schedule.TargetSequence;
import dev.runner.schedule.UnreadableTargets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Finds which files and folders a job watches, and which of its targets each of them concerns.
///
/// @param folder where relative paths begin
/// @param home what `~` stands for
record WatchRoots(Path folder, Path home) {

  /// What a job watches.
  ///
  /// @param concerned whom it concerns, by the index; empty: the whole job
  record Found(Map<Path, Optional<SortedSet<Integer>>> concerned) {

    /// Whom changes concern; empty: the whole job.
    Optional<Set<Integer>> targets(Iterable<Path> changed) {
      Set<Integer> all = new TreeSet<>();
      for (Path path : changed) {
        for (Path at = path; at != null; at = at.getParent()) {
          Optional<SortedSet<Integer>> here = concerned.getOrDefault(at, Optional.of(NOBODY));
          if (here.isEmpty()) {
            return Optional.empty();
          }
          all.addAll(here.get());
        }
      }
      return Optional.of(all);
    }

    List<Path> roots() {
      return List.copyOf(concerned.keySet());
    }
  }

  private static final SortedSet<Integer> NOBODY = new TreeSet<>();

  /// @param names what paths may use beside the target
  /// @throws UnreadableTargets when a path can't be made out
  Found of(JobNode job, Watch watch, TargetSequence targets, Names names) throws UnreadableTargets {
    boolean own = watch.paths().isEmpty() && ofFiles(job);
    try {
      if (watch.paths().isEmpty() && !own) {
        return whole(Set.of(folder));
      }
      if (!own && watch.paths().stream().allMatch(Template::constant)) {
        return whole(paths(watch.paths(), names));
      }
      Map<Path, SortedSet<Integer>> concerned = new LinkedHashMap<>();
      for (int i = 0; i < targets.size(); i++) {
        Target target = targets.target(i);
        Set<Path> paths =
            own
                ? Set.of(path(target.fields()))
                : paths(watch.paths(), names.with("target", target.fields()));
        for (Path path : paths) {
          concerned.computeIfAbsent(path, _ -> new TreeSet<>()).add(i);
        }
      }
      return some(concerned, targets.size());
    } catch (EvaluationException e) {
      throw new UnreadableTargets("job `" + job.id() + "`: watch: " + e.located(), false);
    }
  }

  /// Whether a job's targets are files or folders.
  private static boolean ofFiles(JobNode job) {
    return job.job().targets().source() instanceof TargetSource.Dirs
        || job.job().targets().source() instanceof TargetSource.Files;
  }

  private static Found whole(Set<Path> paths) {
    Map<Path, Optional<SortedSet<Integer>>> concerned = new LinkedHashMap<>();
    paths.forEach(it -> concerned.put(it, Optional.empty()));
    return new Found(concerned);
  }

  /// What concerns every target concerns the whole job.
  private static Found some(Map<Path, SortedSet<Integer>> all, int targets) {
    Map<Path, Optional<SortedSet<Integer>>> concerned = new LinkedHashMap<>();
    all.forEach(
        (path, of) -> concerned.put(path, Optional.of(of).filter(it -> it.size() < targets)));
    return new Found(concerned);
  }

  private Path path(Value.Obj target) {
    String path = target.field("path").flatMap(Value::text).orElse("");
    return absolute(Path.of(path));
  }

  private Set<Path> paths(List<Template> templates, Names names) throws EvaluationException {
    Set<Path> paths = new LinkedHashSet<>();
    for (Template template : templates) {
      paths.add(path(template, names));
    }
    return paths;
  }

  private Path path(Template template, Names names) throws EvaluationException {
    String path = template.text(names);
    if (path.isEmpty()) {
      throw new EvaluationException(template.span(), "the path is empty");
    }
    try {
      boolean home = path.equals("~") || path.startsWith("~/");
      return absolute(
          home ? this.home.resolve(path.substring(Math.min(2, path.length()))) : Path.of(path));
    } catch (InvalidPathException e) {
      throw new EvaluationException(template.span(), "`" + path + "` is no path: " + e.getReason());
    }
  }

  private Path absolute(Path path) {
    return folder.resolve(path).toAbsolutePath().normalize();
  }
}
