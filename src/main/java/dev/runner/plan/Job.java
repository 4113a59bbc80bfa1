package dev.runner.plan;

import dev.runner.expr.Expression;
import dev.runner.text.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One set of targets and the steps done to each of them.
///
/// @param span where its id is written
/// @param condition `if`: asked once, when its needs are met
/// @param vars evaluated for each target in this order, when one of them is first used
/// @param watch what makes it run again
/// @param finallySteps run for every target that started, whatever became of it
/// @param closing present where these are the steps of a plan for its end; then it has no others
public record Job(
    String id,
    Optional<String> name,
    Span span,
    List<Need> needs,
    Optional<Expression> condition,
    List<Requirement> require,
    Targets targets,
    Map<String, Shape> vars,
    Control control,
    Optional<Watch> watch,
    List<Step> steps,
    List<Step> finallySteps,
    ReportSpec report,
    Optional<Closing> closing) {

  public Job {
    needs = List.copyOf(needs);
    require = List.copyOf(require);
    vars = Collections.unmodifiableMap(new LinkedHashMap<>(vars));
    steps = List.copyOf(steps);
    finallySteps = List.copyOf(finallySteps);
  }

  /// The steps that run in the background.
  public List<Step> services() {
    return steps.stream().filter(it -> it.service().isPresent()).toList();
  }
}
