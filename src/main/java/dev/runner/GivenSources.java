package dev.runner;

import dev.runner.expr.Template;
import dev.runner.plan.Job;
import dev.runner.plan.TargetSource;
import dev.runner.read.Given;
import dev.runner.read.GivenList;
import dev.runner.text.Excerpt;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.text.Text;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes sources of the targets that a caller brings, each for the job that it is meant for.
final class GivenSources {
  private final GivenJobs jobs;
  private final Given given;
  private final List<String> usage;
  private final Map<String, TargetSource> sources = new LinkedHashMap<>();
  private final Map<String, String> options = new LinkedHashMap<>();

  private GivenSources(GivenJobs jobs, Given given, List<String> usage) {
    this.jobs = jobs;
    this.given = given;
    this.usage = usage;
  }

  /// The sources by the ids of jobs.
  ///
  /// @param usage gets what is wrong with them
  static Map<String, TargetSource> of(
      List<GivenTargets> all, GivenJobs jobs, Given given, List<String> usage) {
    GivenSources sources = new GivenSources(jobs, given, usage);
    all.forEach(sources::add);
    return sources.sources;
  }

  private void add(GivenTargets targets) {
    try {
      GivenJobs.Meant meant = jobs.of(targets);
      once(meant.job(), targets.option());
      source(targets.form(), meant).ifPresent(it -> sources.put(meant.job().id(), it));
    } catch (GivenJobs.Unclear e) {
      usage.add(targets.option() + e.getMessage());
    }
  }

  private void once(Job job, String option) throws GivenJobs.Unclear {
    String other = options.putIfAbsent(job.id(), option);
    if (other != null) {
      String both = other.equals(option) ? " is given twice" : " and " + other + " are both given";
      throw new GivenJobs.Unclear(both + " for the job `" + job.id() + "`: say one of them");
    }
  }

  private Optional<TargetSource> source(GivenTargets.Form form, GivenJobs.Meant meant) {
    return switch (form) {
      case LIST -> list(meant.job(), meant.text());
      case FILE -> Optional.of(meant.text().equals("-") ? new TargetSource.Piped() : file(meant));
    };
  }

  private Optional<TargetSource> list(Job job, String text) {
    Problems problems = new Problems();
    Source source = new Source(GivenTargets.Form.LIST.option(), text);
    TargetSource list = GivenList.read(source, job.targets(), problems);
    if (problems.any()) {
      String excerpts = Excerpt.of(problems.all()).stripTrailing();
      usage.add(source.name() + " makes no targets:\n" + excerpts);
      return Optional.empty();
    }
    return Optional.of(list);
  }

  private TargetSource file(GivenJobs.Meant meant) {
    String path = path(meant.text()).toString();
    Source source = new Source(GivenTargets.Form.FILE.option(), path);
    Text text = Text.verbatim(path, source.span(0, path.length()));
    return new TargetSource.RowFile(format(path), Template.literal(text), Optional.empty());
  }

  /// Shells leave the `~` in `--option=~/x` to us.
  private Path path(String text) {
    return text.startsWith("~/")
        ? given.home().resolve(text.substring(2))
        : given.caller().resolve(text);
  }

  private static TargetSource.Format format(String path) {
    return path.endsWith(".csv")
        ? TargetSource.Format.CSV
        : path.endsWith(".json")
            ? TargetSource.Format.JSON
            : path.endsWith(".jsonl") ? TargetSource.Format.JSONL : TargetSource.Format.LINES;
  }
}
