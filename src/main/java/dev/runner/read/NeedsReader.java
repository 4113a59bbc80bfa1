package dev.runner.read;

import dev.runner.expr.Type;
import dev.runner.plan.Job;
import dev.runner.plan.Need;
import dev.runner.plan.TargetSource;
import dev.runner.yaml.Node;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads the jobs that a job needs: `[a, b]`, or `{a: {condition: ready}}`.
final class NeedsReader {
  private static final String NEEDS = "a list of jobs such as `[build]`";
  private static final String NOT_NEEDED =
      "is not among the `needs` of this job: name the job there";
  private static final String OF_EACH_TARGET =
      "is not known here: the job has `targets`, and each has its outputs, which are in `results`";
  private static final String LONG = "a mapping such as `{condition: completed}`";

  private final Settings settings;
  private final Set<String> jobs;
  private final boolean results;
  private final Map<String, Need> needs = new LinkedHashMap<>();

  /// @param jobs the ids of all jobs of the plan
  /// @param results whether the job asks what became of each target of those
  NeedsReader(Settings settings, Set<String> jobs, boolean results) {
    this.settings = settings;
    this.jobs = jobs;
    this.results = results;
  }

  /// What `needs` is in a job with these.
  static Type type(List<Need> needs, Map<String, Peer> jobs) {
    Map<String, Type> types = new LinkedHashMap<>();
    needs.forEach(it -> types.put(it.job(), type(peer(it, jobs))));
    return Type.closed(types);
  }

  /// The same of all jobs of a plan.
  static Type type(List<Job> jobs) {
    Map<String, Type> types = new LinkedHashMap<>();
    jobs.forEach(it -> types.put(it.id(), type(it)));
    return Type.closed(types);
  }

  private static Type type(Job job) {
    Map<String, Type> fields = outcome();
    if (job.targets().source() instanceof TargetSource.Single) {
      Set<String> names = new LinkedHashSet<>();
      job.steps().forEach(it -> names.addAll(it.outputs().keySet()));
      fields.put("outputs", outputs(names));
    }
    return Type.closed(fields);
  }

  private static Map<String, Type> outcome() {
    Map<String, Type> fields = new LinkedHashMap<>(Map.of("outcome", Type.STR));
    List.of("targets", "succeeded", "failed", "skipped", "cancelled")
        .forEach(it -> fields.put(it, Type.NUM));
    return fields;
  }

  private static Type type(Peer peer) {
    Map<String, Type> fields = outcome();
    if (hasKnownVars(peer)) {
      Map<String, Type> vars = new LinkedHashMap<>();
      peer.vars().forEach(it -> vars.put(it, Type.ANY));
      fields.put("vars", Type.closed(vars));
    }
    Type outputs = outputs(peer.outputs());
    if (!peer.targets()) {
      fields.put("outputs", outputs);
    }
    Map<String, Type> result = Map.of("key", Type.STR, "outcome", Type.STR, "outputs", outputs);
    fields.put("results", new Type.Arr(Type.closed(new TreeMap<>(result))));
    return Type.closed(fields);
  }

  private static Type outputs(Set<String> names) {
    Map<String, Type> outputs = new LinkedHashMap<>();
    names.forEach(it -> outputs.put(it, Type.ANY));
    return Type.closed(outputs);
  }

  /// Why something of other jobs is not known.
  static Map<String, String> reasons(List<Need> needs, Map<String, Peer> jobs) {
    Map<String, String> reasons = new LinkedHashMap<>();
    jobs.keySet().forEach(it -> reasons.put("needs." + it, NOT_NEEDED));
    needs.forEach(it -> reasons.remove("needs." + it.job()));
    needs.stream()
        .filter(it -> !hasKnownVars(peer(it, jobs)))
        .forEach(
            it ->
                reasons.put(
                    "needs." + it.job() + ".vars",
                    "is not known here: the job `" + it.job() + "` " + why(peer(it, jobs))));
    needs.stream()
        .filter(it -> peer(it, jobs).targets())
        .forEach(it -> reasons.put("needs." + it.job() + ".outputs", OF_EACH_TARGET));
    return reasons;
  }

  private static boolean hasKnownVars(Peer peer) {
    return !peer.targets() && !peer.vars().isEmpty();
  }

  private static String why(Peer peer) {
    return peer.targets() ? "has `targets`, and each of these has its own `vars`" : "has no `vars`";
  }

  private static Peer peer(Need need, Map<String, Peer> jobs) {
    return jobs.getOrDefault(need.job(), Peer.NONE);
  }

  Optional<List<Need>> read(Node node) {
    switch (node) {
      case Node.Mapping mapping -> mapping.entries().forEach(it -> need(it.key(), condition(it)));
      case Node.Sequence _, Node.Scalar _ ->
          Listing.list(settings.shapes(), node, NEEDS).ifPresent(list -> list.forEach(this::item));
    }
    return Optional.of(List.copyOf(needs.values()));
  }

  private void item(Node item) {
    settings
        .shapes()
        .scalar(item, "a job's id")
        .ifPresent(it -> need(it, Need.Condition.SUCCEEDED));
  }

  private void need(Node.Scalar job, Need.Condition condition) {
    String id = job.value();
    if (!jobs.contains(id)) {
      settings.problems().unknown(job.span(), "there is no job " + Shapes.quoted(id), id, jobs);
    } else if (needs.putIfAbsent(id, new Need(id, condition, job.span(), results)) != null) {
      settings.problems().error(job.span(), "`" + id + "` is named twice", "leave it out");
    }
  }

  private Need.Condition condition(Node.Entry entry) {
    Optional<Node.Mapping> mapping =
        entry.value() instanceof Node.Scalar scalar
            ? settings.shapes().wrong(scalar, LONG, hint(scalar))
            : settings.shapes().mapping(entry.value(), LONG);
    return mapping.map(it -> condition(it, entry.key())).orElse(Need.Condition.SUCCEEDED);
  }

  private static String hint(Node.Scalar scalar) {
    return scalar.kind() == Node.Kind.NULL
        ? "write `{condition: succeeded}`"
        : "write `{condition: " + scalar.value() + "}`";
  }

  private Need.Condition condition(Node.Mapping mapping, Node.Scalar job) {
    Fields fields = new Fields(mapping, "a need", job.span(), settings.problems());
    Need.Condition condition =
        fields.take("condition", this::condition).orElse(Need.Condition.SUCCEEDED);
    fields.end();
    return condition;
  }

  private Optional<Need.Condition> condition(Node node) {
    return settings.choice(node, Texts.words(Need.Condition.class));
  }
}
