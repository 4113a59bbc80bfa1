package dev.runner.read;

import dev.runner.expr.Scope;
import dev.runner.plan.Probe;
import dev.runner.plan.Restart;
import dev.runner.plan.Service;
import dev.runner.plan.Step;
import dev.runner.yaml.Node;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what a step says of itself as a service: `background`, `ready`, `restart`, `stop`,
/// `health`.
final class ServiceReader {
  private static final Set<String> KEYS = Set.of("ready", "restart", "stop", "health");

  /// What makes no sense for a service, and what to write instead.
  private static final Map<String, String> MISFITS =
      Map.of(
          "retry", "say `restart`",
          "timeout", "say `ready: {timeout: ...}`: it runs as long as something needs it",
          "deadline", "say `ready: {timeout: ...}`: it runs as long as something needs it",
          "until", "say `ready`",
          "interval", "say it in `ready` or `health`",
          "outputs", "it has none before its end; a port is best made by `free_port()` in `vars`",
          "throttled", "leave it out",
          "on_interrupt", "leave it out: a service is started again");

  /// What `stop` says.
  private record Stop(Optional<Service.StopSignal> signal, Optional<Duration> grace) {}

  private final Settings settings;
  private final ProbeReader probes;

  /// @param scope of the step
  /// @param requests what `defaults` says of them
  ServiceReader(Settings settings, Scope scope, HttpPart requests) {
    this.settings = settings;
    this.probes = new ProbeReader(settings, scope, requests);
  }

  /// Whether a step is a service; keys that only one of the two may have are refused. Where that
  /// can't be told, it may have all.
  boolean asked(Fields fields) {
    boolean said = fields.hasAny(Set.of("background"));
    Optional<Boolean> told = fields.take("background", settings::flag);
    if (told.isPresent() || !said) {
      refuse(fields, told.orElse(false));
    }
    return told.orElse(said);
  }

  private static void refuse(Fields fields, boolean background) {
    if (background) {
      MISFITS.forEach(
          (key, instead) ->
              fields.refuse(key, "`" + key + "` has no meaning for a `background` step", instead));
      if (fields.hasAny(Set.of("http"))) {
        fields.refuse("http", "a request can't run in the background", "leave `background` out");
      }
    } else {
      KEYS.forEach(
          it ->
              fields.refuse(
                  it, "`" + it + "` belongs to a service", "say `background: true` as well"));
    }
  }

  /// @param step without it
  Service read(Fields fields, Step step) {
    Optional<Service.Health> health = fields.take("health", it -> health(it, step));
    Restart usual = Restart.of(health.isPresent() ? Restart.Policy.ON_FAILURE : Restart.Policy.NO);
    Optional<Stop> stop = fields.take("stop", this::stop);
    return new Service(
        fields.take("ready", it -> ready(it, step)),
        fields.take("restart", it -> restart(it, usual.policy())).orElse(usual),
        stop.flatMap(Stop::signal).orElse(Service.StopSignal.TERM),
        stop.flatMap(Stop::grace).orElse(step.grace()),
        health);
  }

  private Optional<Service.Ready> ready(Node node, Step step) {
    return settings
        .shapes()
        .mapping(node, "a mapping such as `{port: 8080}`")
        .flatMap(it -> ready(it, step));
  }

  private Optional<Service.Ready> ready(Node.Mapping mapping, Step step) {
    Fields fields = new Fields(mapping, "`ready`", mapping.span(), settings.problems());
    Optional<Probe> probe = probes.ready(fields, step);
    Duration interval = fields.take("interval", settings::duration).orElse(Service.Ready.INTERVAL);
    Duration timeout = fields.take("timeout", settings::duration).orElse(Service.Ready.TIMEOUT);
    Optional<Integer> failures = fields.take("failures", it -> count(it, 1));
    fields.end();
    return probe.map(it -> new Service.Ready(it, interval, timeout, failures));
  }

  private Optional<Service.Health> health(Node node, Step step) {
    return settings
        .shapes()
        .mapping(node, "a mapping such as `{port: 8080, interval: 10s}`")
        .flatMap(it -> health(it, step));
  }

  private Optional<Service.Health> health(Node.Mapping mapping, Step step) {
    Fields fields = new Fields(mapping, "`health`", mapping.span(), settings.problems());
    Duration timeout = fields.take("timeout", settings::duration).orElse(Probe.TIMEOUT);
    Optional<Probe> probe = probes.health(fields, step, timeout);
    Duration interval = fields.take("interval", settings::duration).orElse(Service.Health.INTERVAL);
    int failures = fields.take("failures", it -> count(it, 1)).orElse(Service.Health.FAILURES);
    fields.end();
    return probe.map(it -> new Service.Health(it, interval, failures));
  }

  private Optional<Restart> restart(Node node, Restart.Policy usual) {
    return node instanceof Node.Mapping mapping
        ? Optional.of(restart(mapping, usual))
        : policy(node).map(Restart::of);
  }

  private Restart restart(Node.Mapping mapping, Restart.Policy usual) {
    Fields fields = new Fields(mapping, "`restart`", mapping.span(), settings.problems());
    Restart.Policy silent =
        usual == Restart.Policy.NO && !mapping.entries().isEmpty()
            ? Restart.Policy.ON_FAILURE
            : usual;
    Restart.Policy policy = fields.take("policy", this::policy).orElse(silent);
    Restart restart =
        new Restart(
            policy,
            fields.take("max", it -> count(it, 0)).or(() -> Restart.max(policy)),
            fields.take("delay", settings::delay).orElse(Restart.DELAY),
            fields
                .take("backoff", it -> settings.number(it, 1, 1_000, "a factor from 1 to 1000"))
                .orElse(Restart.BACKOFF),
            fields.take("reset_after", settings::duration).orElse(Restart.RESET_AFTER));
    fields.end();
    return restart;
  }

  private Optional<Restart.Policy> policy(Node node) {
    return settings.choice(node, Texts.words(Restart.Policy.values()));
  }

  private Optional<Stop> stop(Node node) {
    return node instanceof Node.Mapping mapping
        ? Optional.of(stop(mapping))
        : signal(node).map(it -> new Stop(Optional.of(it), Optional.empty()));
  }

  private Stop stop(Node.Mapping mapping) {
    Fields fields = new Fields(mapping, "`stop`", mapping.span(), settings.problems());
    Stop stop =
        new Stop(fields.take("signal", this::signal), fields.take("grace", settings::duration));
    fields.end();
    return stop;
  }

  private Optional<Service.StopSignal> signal(Node node) {
    Map<String, Service.StopSignal> signals = new LinkedHashMap<>();
    for (Service.StopSignal signal : Service.StopSignal.values()) {
      signals.put(signal.name(), signal);
    }
    return settings.choice(node, signals);
  }

  private Optional<Integer> count(Node node, int least) {
    return settings.whole(node, least, 1_000_000).map(Long::intValue);
  }
}
