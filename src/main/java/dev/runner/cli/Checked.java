package dev.runner.cli;

import dev.runner.Loaded;
import dev.runner.RunOptions;
import dev.runner.expr.Value;
import dev.runner.text.Excerpt;
import dev.runner.text.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A plan that was looked at.
///
/// @param file as the user would write its path
/// @param problems of its text, in its order
/// @param usage what is wrong with what the caller brought
/// @param unreadable why there is no text
record Checked(
    String file, List<Problem> problems, List<String> usage, Optional<Unreadable> unreadable) {

  static Checked of(PlanArguments plan, Surroundings surroundings) {
    String file = plan.shown().toString();
    try {
      Loaded loaded = plan.load(surroundings, RunOptions.NONE);
      return new Checked(file, loaded.problems(), loaded.usage(), Optional.empty());
    } catch (Unreadable e) {
      return new Checked(file, List.of(), List.of(), Optional.of(e));
    }
  }

  boolean valid() {
    return unreadable.isEmpty()
        && problems.stream().noneMatch(it -> it.severity() == Problem.Severity.ERROR);
  }

  int code() {
    if (unreadable.isPresent()) {
      return unreadable.get().code();
    }
    return valid() ? usage.isEmpty() ? ExitCode.OK : ExitCode.USAGE : ExitCode.INVALID;
  }

  /// What is wrong with its text, for people; empty when nothing is.
  String text() {
    return unreadable.map(Abort::line).orElseGet(() -> Excerpt.of(problems));
  }

  Stream<Finding> findings() {
    return Stream.concat(
        unreadable.stream().map(it -> Finding.of(file, it)),
        problems.stream().map(it -> Finding.of(file, it)));
  }

  private Value json() {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("file", Value.of(file));
    fields.put("valid", Value.of(valid()));
    return new Value.Obj(fields);
  }

  /// The document about several.
  static Value document(List<Checked> plans) {
    List<Value> files = new ArrayList<>(plans.stream().map(Checked::json).toList());
    List<Value> problems = plans.stream().flatMap(Checked::findings).map(Finding::json).toList();
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("version", Value.of(1));
    fields.put("plans", new Value.Arr(files));
    fields.put("problems", new Value.Arr(problems));
    return new Value.Obj(fields);
  }
}
