package dev.runner.read;

import dev.runner.plan.Job;
import dev.runner.yaml.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    Set<String> ids = new LinkedHashSet<>();
    mapping.entries().forEach(it -> ids.add(it.key().value()));
    return mapping.entries().stream().flatMap(it -> reader.read(it, ids).stream()).toList();
  }
}
