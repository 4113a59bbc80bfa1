package dev.runner.plan;

import dev.runner.expr.Expression;
import dev.runner.expr.Template;
import dev.runner.text.Span;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// One command, done to each target of its job; what the job, `defaults` and the plan say is merged
/// in.
///
/// @param id given, or `step-N` counted from 1 (`finally-N` below `finally`)
/// @param span where it begins
/// @param needs the steps of the same job and target that must have ended: the previous one where
///   the plan is silent
/// @param service present where it is a `background` one
/// @param env plan's, `defaults`', job's and step's, the later ones winning; of each, what its
///   `env_file` gives before what its `env` says
/// @param inheritEnv what else of runner's own environment a child gets
/// @param mergeStderr whether standard output and standard error are one
/// @param timeout of one attempt's running
/// @param deadline of the task, from when it could first have run, waiting and retries included
/// @param grace between TERM and KILL
/// @param onInterrupt what becomes of it when a run is gone on with that broke off meanwhile
/// @param continueOnError whether its failure is tolerated
/// @param until what must be true of a success for it to be one
/// @param origins where what it says of itself by these keys comes from, if not from itself: `job`,
///   `defaults`, an option
/// @param outputs values computed after it succeeded, from what it printed or was answered
public record Step(
    String id,
    Optional<Template> name,
    Span span,
    List<String> needs,
    Optional<Expression> condition,
    Command command,
    Optional<Service> service,
    Map<String, Template> env,
    EnvInheritance inheritEnv,
    Optional<Template> workingDir,
    Optional<Template> stdin,
    boolean mergeStderr,
    Optional<Duration> timeout,
    Optional<Duration> deadline,
    Duration grace,
    Retry retry,
    OnInterrupt onInterrupt,
    Throttled throttled,
    Optional<Until> until,
    StepLimits limits,
    Set<Integer> successExitCodes,
    boolean continueOnError,
    Map<String, Template> outputs,
    Map<String, String> origins) {

  /// Between TERM and KILL where the plan is silent.
  public static final Duration GRACE = Duration.ofSeconds(5);

  public Step {
    needs = List.copyOf(needs);
    env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
    successExitCodes = Set.copyOf(successExitCodes);
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    origins = Collections.unmodifiableMap(new TreeMap<>(origins));
  }

  /// The same step, with a timeout.
  ///
  /// @param origin where that comes from
  public Step within(Duration limit, String origin) {
    Map<String, String> others = new TreeMap<>(origins);
    others.put("timeout", origin);
    return new Step(
        id,
        name,
        span,
        needs,
        condition,
        command,
        service,
        env,
        inheritEnv,
        workingDir,
        stdin,
        mergeStderr,
        Optional.of(limit),
        deadline,
        grace,
        retry,
        onInterrupt,
        throttled,
        until,
        limits,
        successExitCodes,
        continueOnError,
        outputs,
        others);
  }

  /// The same step, in the background.
  public Step as(Service background) {
    return new Step(
        id,
        name,
        span,
        needs,
        condition,
        command,
        Optional.of(background),
        env,
        inheritEnv,
        workingDir,
        stdin,
        mergeStderr,
        timeout,
        deadline,
        grace,
        retry,
        onInterrupt,
        throttled,
        until,
        limits,
        successExitCodes,
        continueOnError,
        outputs,
        origins);
  }

  /// What asks this step, a service, something: a command that runs as it does.
  ///
  /// @param what it is called
  public Step asked(String what, Command question, Duration limit) {
    return new Step(
        what,
        Optional.empty(),
        span,
        List.of(),
        Optional.empty(),
        question,
        Optional.empty(),
        env,
        inheritEnv,
        workingDir,
        Optional.empty(),
        mergeStderr,
        Optional.of(limit),
        Optional.empty(),
        grace,
        Retry.NONE,
        onInterrupt,
        throttled,
        Optional.empty(),
        StepLimits.NONE,
        Set.of(0),
        false,
        Map.of(),
        Map.of());
  }
}
