package dev.runner.plan;

import dev.runner.expr.Template;
import dev.runner.expr.Value;
import dev.runner.text.Source;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// What the author asked for: a plan that was read, with the caller's parameters in place.
///
/// @param included the files that it includes, in their order
/// @param params every declared parameter's value
/// @param origins where the values of params and constants come from
/// @param vars the constants, evaluated
/// @param secrets texts that nobody may see
/// @param env what every child's environment gets, from `env_file` and `env`; steps carry theirs
///   merged with it
/// @param control the limits of the whole run
/// @param limits the limiters that steps name
/// @param stream how the children's output is shown; empty where the plan does not say
/// @param overlap what happens when another run of it is under way
/// @param instance tells runs of the same plan apart that have nothing to do with each other
/// @param closing what is done once all jobs have ended, in this order
/// @param retain which of its runs are kept; empty where the plan does not say
/// @param folder where the plan's paths begin
public record Plan(
    Source source,
    List<Included> included,
    String name,
    Optional<String> description,
    Map<String, Value> params,
    Origins origins,
    Map<String, Value> vars,
    List<Secret> secrets,
    Map<String, Template> env,
    Control control,
    Map<String, Limiter> limits,
    Optional<StreamMode> stream,
    Overlap overlap,
    Optional<String> instance,
    List<Job> jobs,
    List<Job> closing,
    Optional<Retain> retain,
    Path folder) {

  /// Running attempts of a plan that does not say.
  public static final int CONCURRENCY = 10;

  public Plan {
    included = List.copyOf(included);
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    vars = Collections.unmodifiableMap(new LinkedHashMap<>(vars));
    secrets = List.copyOf(secrets);
    env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
    limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
    jobs = List.copyOf(jobs);
    closing = List.copyOf(closing);
  }

  /// The names of the params whose values nobody may see.
  public List<String> secretParams() {
    return origins.params().entrySet().stream()
        .filter(it -> it.getValue().secret())
        .map(Map.Entry::getKey)
        .toList();
  }

  /// The texts of its secret params, as far as they are given.
  public List<String> secretTexts() {
    return secretParams().stream()
        .map(params::get)
        .filter(Objects::nonNull)
        .flatMap(Plan::texts)
        .toList();
  }

  /// What stands for its secrets where they are not read, by their names.
  public Map<String, String> standIns() {
    Map<String, String> all = new LinkedHashMap<>();
    secrets.forEach(it -> all.put(it.name(), it.standIn()));
    return all;
  }

  private static Stream<String> texts(Value value) {
    return value instanceof Value.Arr(List<Value> items)
        ? items.stream().flatMap(Plan::texts)
        : value.text().stream();
  }
}
