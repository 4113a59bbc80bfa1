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
import java.util.stream.Stream;

/// Reads the jobs that a job needs: `[a, b]`, or `{a: {condition: completed, match: target}}`.
final class NeedsReader {
  private static final List<String> COUNTS =
      List.of("targets", "succeeded", "failed", "skipped", "cancelled");
  private static final String NEEDS = "a list of jobs such as `[build]`";
  private static final String NOT_NEEDED =
      "is not among the `needs` of this job: name the job there";
  private static final String OF_EACH_TARGET =
      "is not known here: the job has `targets`, and each has its outputs, which are in `results`";
  private static final String OF_ONE_TARGET =
      "is not known here: each target knows only that of its own key (`match: target`), in its"
          + " `vars` and steps";
  private static final String ONE =
      "is not known of a job that is needed with `match: target`: there are `outcome` and"
          + " `outputs`, those of the target of the same key";
  private static final String LONG = "a mapping such as `{condition: completed}`";

  private final Settings settings;
  private final Map<String, Peer> jobs;
  private final Peer self;
  private final Map<String, Need> needs = new LinkedHashMap<>();

  /// @param jobs all of the plan
  /// @param self the job that needs them
  NeedsReader(Settings settings, Map<String, Peer> jobs, Peer self) {
    this.settings = settings;
    this.jobs = jobs;
    this.self = self;
  }

  /// What `needs` is in a job with these, before its targets are known.
  static Type type(List<Need> needs, Map<String, Peer> jobs) {
    Map<String, Type> types = new LinkedHashMap<>();
    needs.stream()
        .filter(it -> it.match() == Need.Match.ALL)
        .forEach(it -> types.put(it.job(), type(peer(it, jobs))));
    return Type.closed(types);
  }

  /// What it is for one of its targets.
  static Type each(List<Need> needs, Map<String, Peer> jobs) {
    Map<String, Type> types = new LinkedHashMap<>();
    for (Need need : needs) {
      Peer peer = peer(need, jobs);
      types.put(
          need.job(),
          need.match() == Need.Match.ALL
              ? type(peer)
              : Type.closed(Map.of("outcome", Type.STR, "outputs", outputs(peer.outputs()))));
    }
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
    COUNTS.forEach(it -> fields.put(it, Type.NUM));
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
    needs.stream()
        .filter(it -> it.match() == Need.Match.TARGET)
        .forEach(it -> matched("needs." + it.job(), reasons));
    return reasons;
  }

  private static void matched(String need, Map<String, String> reasons) {
    reasons.put(need, OF_ONE_TARGET);
    Stream.concat(COUNTS.stream(), Stream.of("results", "vars"))
        .forEach(it -> reasons.put(need + "." + it, ONE));
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
      case Node.Mapping mapping -> mapping.entries().forEach(it -> need(it.key(), manner(it)));
      case Node.Sequence _, Node.Scalar _ ->
          Listing.list(settings.shapes(), node, NEEDS).ifPresent(list -> list.forEach(this::item));
    }
    return Optional.of(List.copyOf(needs.values()));
  }

  private void item(Node item) {
    settings.shapes().scalar(item, "a job's id").ifPresent(it -> need(it, Manner.USUAL));
  }

  private void need(Node.Scalar job, Manner manner) {
    String id = job.value();
    boolean results = self.asks() && manner.match() == Need.Match.ALL;
    Need need = new Need(id, manner.condition(), manner.match(), job.span(), results);
    if (!jobs.containsKey(id)) {
      settings
          .problems()
          .unknown(job.span(), "there is no job " + Shapes.quoted(id), id, jobs.keySet());
    } else if (needs.putIfAbsent(id, need) != null) {
      settings.problems().error(job.span(), "`" + id + "` is named twice", "leave it out");
    }
  }

  /// How a job is needed.
  private record Manner(Need.Condition condition, Need.Match match) {
    static final Manner USUAL = new Manner(Need.Condition.SUCCEEDED, Need.Match.ALL);
  }

  private Manner manner(Node.Entry entry) {
    Optional<Node.Mapping> mapping =
        entry.value() instanceof Node.Scalar scalar
            ? settings.shapes().wrong(scalar, LONG, hint(scalar))
            : settings.shapes().mapping(entry.value(), LONG);
    return mapping.map(it -> manner(it, entry.key())).orElse(Manner.USUAL);
  }

  private static String hint(Node.Scalar scalar) {
    return scalar.kind() == Node.Kind.NULL
        ? "write `{condition: succeeded}`"
        : "write `{condition: " + scalar.value() + "}`";
  }

  private Manner manner(Node.Mapping mapping, Node.Scalar job) {
    Fields fields = new Fields(mapping, "a need", job.span(), settings.problems());
    Need.Condition condition =
        fields
            .take("condition", it -> settings.choice(it, Texts.words(Need.Condition.values())))
            .orElse(Need.Condition.SUCCEEDED);
    Need.Match match =
        fields.take("match", it -> match(it, job.value(), condition)).orElse(Need.Match.ALL);
    fields.end();
    return new Manner(condition, match);
  }

  private Optional<Need.Match> match(Node node, String job, Need.Condition condition) {
    Optional<Need.Match> match = settings.choice(node, Texts.words(Need.Match.values()));
    if (match.filter(it -> it == Need.Match.TARGET).isPresent() && jobs.containsKey(job)) {
      mismatch(job, condition)
          .ifPresent(it -> settings.problems().error(node.span(), it.message(), it.instead()));
    }
    return match;
  }

  private record Mismatch(String message, String instead) {}

  /// Why targets of this job can't wait for those of another.
  private Optional<Mismatch> mismatch(String job, Need.Condition condition) {
    if (condition == Need.Condition.READY) {
      return Optional.of(
          new Mismatch(
              "the services of a job are waited for as a whole, not target by target",
              "leave `match` out, or make them steps of this job"));
    }
    if (!self.targets()) {
      return Optional.of(
          new Mismatch(
              "this job has no `targets`, and `match: target` has each wait for that of its key",
              "give it the targets of `"
                  + job
                  + "`: `targets: &all ...` there, `targets: *all` here"));
    }
    return jobs.getOrDefault(job, Peer.NONE).targets()
        ? Optional.empty()
        : Optional.of(
            new Mismatch(
                "the job `" + job + "` has no `targets`, so it has none to wait for",
                "leave `match` out"));
  }
}
