package dev.runner.read;

import dev.runner.plan.Job;
import dev.runner.plan.RowsFile;
import dev.runner.yaml.Node;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `jobs`.
final class JobsReader {
  private static final String JOBS = "a mapping of jobs such as `{build: {steps: [...]}}`";
  private final Settings settings;
  private final JobReader reader;

  JobsReader(Settings settings, JobReader reader) {
    this.settings = settings;
    this.reader = reader;
  }

  Optional<List<Job>> read(Node node) {
    return settings
        .shapes()
        .mapping(node, JOBS)
        .flatMap(
            it ->
                it.entries().isEmpty()
                    ? settings.shapes().wrong(node, JOBS, "")
                    : Optional.of(all(it)));
  }

  private List<Job> all(Node.Mapping mapping) {
    Map<String, Peer> peers = Peer.all(mapping);
    List<Job> jobs =
        mapping.entries().stream().flatMap(it -> reader.read(it, peers).stream()).toList();
    new Waiting(jobs, settings.problems()).check();
    Map<Path, RowsFile> files = new HashMap<>();
    jobs.stream().flatMap(it -> it.report().rows().stream()).forEach(it -> apart(it, files));
    return jobs;
  }

  private static String at(RowsFile file, RowsFile other) {
    return file.span().source().equals(other.span().source())
        ? "on line " + other.span().line()
        : "at " + other.span().where();
  }

  /// Two jobs that write to one file would write over each other.
  private void apart(RowsFile file, Map<Path, RowsFile> others) {
    RowsFile other = others.putIfAbsent(file.path(), file);
    if (other != null) {
      settings
          .problems()
          .error(
              file.span(),
              "another job has this file for its rows",
              "it is " + at(file, other) + " already; give each job its own");
    }
  }
}
